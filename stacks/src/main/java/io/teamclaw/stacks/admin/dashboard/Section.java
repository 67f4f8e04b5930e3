package io.teamclaw.stacks.admin.dashboard;

import java.util.List;

/** Graphs below one heading. */
record Section(String title, List<Graph> graphs) {
    Section {
        graphs = List.copyOf(graphs);
    }
}
