package io.durablefunctions.spring.greetings;

import org.springframework.stereotype.Component;

/** In English. */
@Component
public class EnglishGreetings implements Greetings {

    @Override
    public String greet(String name) {
        return "Hello, " + name;
    }
}
