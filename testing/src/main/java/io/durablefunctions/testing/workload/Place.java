package io.durablefunctions.testing.workload;

/**
 * Where an instance is in the whole of a program: what the keys of its steps begin with.
 *
 * @param path {@code root}, or the key of the step that runs it as a child
 * @param generation how often it has continued as new
 */
record Place(String path, int generation) {

    static final Place ROOT = new Place("root", 0);

    /** The place of a child that is run by the step or branch of this key. */
    static Place child(String key) {
        return new Place(key, 0);
    }

    Place next() {
        return new Place(path, generation + 1);
    }

    /** The key of a step, such as {@code root/3}, or {@code root@1/5} after it has continued as new. */
    String key(int step) {
        return generation == 0 ? path + "/" + step : path + "@" + generation + "/" + step;
    }

    /** The key of an activity of several that a step runs one after the other. */
    static String part(String key, int number) {
        return key + ".s" + number;
    }

    /** The key of a branch that is waited for. */
    static String branch(String key, int number) {
        return key + ".b" + number;
    }

    /** The key of a branch that may go on when the step is over. */
    static String racer(String key, int number) {
        return key + ".r" + number;
    }

    /** The key of a branch. */
    static String branch(Step.Join join, String key, int number) {
        return join == Step.Join.RACE ? racer(key, number) : branch(key, number);
    }

    /** The id of a child whose id is chosen. */
    static String chosenId(String rootId, String key) {
        return rootId + key.substring(ROOT.path.length());
    }
}
