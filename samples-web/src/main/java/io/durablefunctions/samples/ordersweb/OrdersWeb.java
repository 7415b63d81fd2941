package io.durablefunctions.samples.ordersweb;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The shop: {@code mvn -q package -Dsample=orders-web}. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class OrdersWeb {

    /** Takes Spring Boot's arguments, such as {@code --server.port=8081}. */
    public static void main(String[] args) {
        SpringApplication.run(OrdersWeb.class, args);
    }
}
