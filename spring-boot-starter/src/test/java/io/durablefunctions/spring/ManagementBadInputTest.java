package io.durablefunctions.spring;

import io.durablefunctions.management.ManagementOptions;
import io.durablefunctions.management.contract.BadInputContract;
import io.durablefunctions.management.contract.HostedApi;
import java.util.List;

class ManagementBadInputTest extends BadInputContract {

    /** What Tomcat refuses itself: slashes and backslashes in escapes, headers that are too large, TRACE, a length beside chunks, a silent body. */
    private static final List<String> TOMCATS = List.of(
            "\\",
            "${jndi:ldap://x}",
            "GET /a with X-Big: ",
            "GET /a with X-H0: ",
            "TRACE /a",
            "a length and chunks",
            "a body that stops coming");

    @Override
    protected HostedApi open(ManagementOptions options) {
        return SpringHosting.of(options);
    }

    @Override
    protected boolean isRefusedByContainer(String input) {
        return TOMCATS.stream().anyMatch(input::startsWith);
    }
}
