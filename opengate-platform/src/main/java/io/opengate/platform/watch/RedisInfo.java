package io.opengate.platform.watch;

import java.util.Properties;

/** What Redis says of itself ({@code INFO}), and what was left in it of the last backup. Where Redis is a cluster every node has its own, and nothing is found here. */
record RedisInfo(Properties properties, LastBackup backup) {

    /** A number of that name; NaN where there is none. */
    double number(String name) {
        String text = properties.getProperty(name, "");
        try {
            return text.isEmpty() ? Double.NaN : Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /** 1 where the text of that name is this one, 0 where it is another, NaN where there is none. */
    double is(String name, String text) {
        String found = properties.getProperty(name);
        return found == null ? Double.NaN : found.equals(text) ? 1 : 0;
    }
}
