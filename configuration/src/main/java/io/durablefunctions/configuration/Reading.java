package io.durablefunctions.configuration;

import io.durablefunctions.configuration.ConfigurationProblem.Severity;
import io.durablefunctions.configuration.PropertySource.Layer;
import io.durablefunctions.configuration.PropertySource.Property;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads every setting from a source, each for itself, and tells what is wrong with it. */
final class Reading {

    private static final Pattern INDEX = Pattern.compile("\\[(\\d{1,4})]$");

    private final PropertySource source;
    private final Problems problems;
    private final Set<Setting<?>> wrong = new HashSet<>();

    Reading(PropertySource source, Problems problems) {
        this.source = source;
        this.problems = problems;
    }

    Values read() {
        Map<Setting<?>, Given<?>> values = new HashMap<>();
        for (Setting<?> setting : Settings.ALL) {
            Given<?> given = given(setting);
            if (given != null) {
                values.put(setting, given);
            }
        }
        source.names().stream().sorted().forEach(this::refuseUnknown);
        return new Values(values, wrong);
    }

    /** Null if nothing was given, or nothing that can be read. */
    private <T> @Nullable Given<T> given(Setting<T> setting) {
        Property property = property(setting);
        if (property == null || property.value().isBlank()) {
            return null;
        }
        String text = property.value().strip();
        Optional<T> value = setting.type().read(text);
        if (value.isEmpty()) {
            String expected = setting.type().expected();
            wrong.add(setting);
            problems.add(
                    Severity.ERROR, setting, text, property.origin(), "It cannot be read.", "Give " + expected + ".");
            return null;
        }
        Given<T> given = new Given<>(setting, value.get(), text, property.origin());
        if (!isAllowed(given)) {
            wrong.add(setting);
            return null;
        }
        return given;
    }

    private <T> boolean isAllowed(Given<T> given) {
        boolean allowed = true;
        for (Rule<T> rule : given.setting().rules()) {
            if (rule.broken().test(given.value())) {
                problems.add(rule.severity(), given, rule.problem(), rule.remedy());
                allowed &= rule.severity() == Severity.WARNING;
            }
        }
        return allowed;
    }

    private @Nullable Property property(Setting<?> setting) {
        return setting.type().equals(SettingType.LIST) ? list(setting.name()) : source.find(setting.name());
    }

    /** The layer comes first, then the spelling: elements of several layers are never one list. */
    private @Nullable Property list(String name) {
        for (Layer layer : source.layers()) {
            Property whole = layer.find(name);
            Property list = whole == null ? elements(layer, name) : whole;
            if (list != null) {
                return list;
            }
        }
        return null;
    }

    /** A list that is written element by element. */
    private static @Nullable Property elements(Layer layer, String name) {
        List<Property> elements = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            Property element = layer.find(name + "[" + i + "]");
            if (element == null) {
                break;
            }
            elements.add(element);
        }
        return elements.isEmpty()
                ? null
                : new Property(
                        elements.stream().map(Property::value).collect(Collectors.joining(",")),
                        elements.get(0).origin());
    }

    private void refuseUnknown(String name) {
        boolean variable = name.startsWith(Setting.VARIABLE_PREFIX);
        if (!variable && !name.startsWith(Setting.PREFIX)) {
            return;
        }
        Map<String, Setting<?>> known = variable ? Settings.BY_VARIABLE : Settings.BY_NAME;
        String plain = INDEX.matcher(name).replaceFirst("");
        Setting<?> setting = known.get(plain);
        if (setting != null && (plain.equals(name) || setting.type().equals(SettingType.LIST))) {
            return;
        }
        Property property = source.find(name);
        if (property == null || (property.value().isBlank() && isSection(name))) {
            return;
        }
        Optional<String> nearest = Nearest.to(name, known.keySet());
        if (variable && nearest.isEmpty()) {
            return; // somebody else's: platforms make variables from the names of services
        }
        problems.unknown(
                variable ? Severity.WARNING : Severity.ERROR,
                name,
                property.origin(),
                "There is no such setting.",
                nearest.map(other -> "Did you mean " + other + "?")
                        .orElse("Remove it, or look for its name in the list of settings."));
    }

    private static boolean isSection(String name) {
        return Settings.BY_NAME.keySet().stream().anyMatch(known -> known.startsWith(name + "."));
    }
}
