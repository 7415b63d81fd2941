package io.durablefunctions.samples.ordersweb;

import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** What a customer asked for cannot be done; the message says why. */
final class Refusal extends ErrorResponseException {

    private static final long serialVersionUID = 1;

    private Refusal(HttpStatus status, String detail) {
        super(status);
        setDetail(detail);
    }

    static Refusal badRequest(String detail) {
        return new Refusal(HttpStatus.BAD_REQUEST, detail);
    }

    static Refusal noSuchOrder(String id) {
        return new Refusal(HttpStatus.NOT_FOUND, "There is no order '" + id + "'.");
    }

    static Refusal conflict(String detail) {
        return new Refusal(HttpStatus.CONFLICT, detail);
    }

    static Refusal unprocessable(String detail) {
        return new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, detail);
    }
}
