package io.durablefunctions.samples.suborchestrations;

final class PlayedDesk implements Desk {

    @Override
    public String train(String from, String to) {
        if (to.equals("Atlantis")) {
            throw new IllegalStateException("no rails lead to Atlantis");
        }
        return "train " + Math.floorMod((from + to).hashCode(), 1_000);
    }

    @Override
    public String room(String city) {
        return "room " + Math.floorMod(city.hashCode(), 500);
    }
}
