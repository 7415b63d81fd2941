package io.durablefunctions.samples.ordersweb;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.stereotype.Component;

/** Says what to try. */
@Component
final class Welcome implements ApplicationListener<ApplicationReadyEvent> {

    @Override
    public void onApplicationEvent(ApplicationReadyEvent event) {
        String port = event.getApplicationContext().getEnvironment().getProperty("local.server.port");
        System.out.printf("""
                Orders: http://localhost:%1$s/api/orders. Try, in another terminal:
                  curl localhost:%1$s/api/orders --json '{"id":"my-first","customer":"ada","item":"lamp","quantity":2}'
                  curl 'localhost:%1$s/api/orders/my-first?wait=30'
                More: docs/orders-web.md. Ctrl-C ends it; killed in mid-order and started again, it goes on.
                """, port);
    }
}
