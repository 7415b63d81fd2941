package io.durablefunctions.samples.ordersweb;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletPath;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/** Refuses bodies that are too long, or do not say how long they are, before any of them is read. */
final class BodyLimit extends OncePerRequestFilter {

    private static final long LONGEST = 128 * 1024;

    private final JsonMapper json;

    private BodyLimit(JsonMapper json) {
        this.json = json;
    }

    /** The server compares paths, as it does when it looks for who answers: it knows all their spellings, and what stands before them. */
    @Configuration(proxyBeanMethods = false)
    static class Registration {

        /** Before the filters that read forms. */
        @Bean
        FilterRegistrationBean<BodyLimit> bodyLimit(JsonMapper json, DispatcherServletPath mvc) {
            FilterRegistrationBean<BodyLimit> registration = new FilterRegistrationBean<>(new BodyLimit(json));
            registration.addUrlPatterns(mvc.getRelativePath("/api/*"));
            registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
            return registration;
        }
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > LONGEST) {
            refuse(response, HttpStatus.CONTENT_TOO_LARGE, "The body is longer than " + LONGEST + " bytes.");
        } else if (request.getHeader("Transfer-Encoding") != null) {
            refuse(response, HttpStatus.LENGTH_REQUIRED, "Send the body with a Content-Length.");
        } else {
            chain.doFilter(request, response);
        }
    }

    private void refuse(HttpServletResponse response, HttpStatus status, String detail) throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        json.writeValue(response.getOutputStream(), ProblemDetail.forStatusAndDetail(status, detail));
    }
}
