package dev.sallyport.recorder.outputs;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** A view of a record as it is before it is written: maps, collections and strings. */
record Statement(Map<?, ?> map) {

  /** The map at a path of member names; empty where there is none. */
  Statement at(String... names) {
    Map<?, ?> here = map;
    for (String name : names) {
      here = here.get(name) instanceof Map<?, ?> inner ? inner : Map.of();
    }
    return new Statement(here);
  }

  /** A text, or a number as text; empty where there is none. */
  String text(String name) {
    Object value = map.get(name);
    return value instanceof String || value instanceof Number ? value.toString() : "";
  }

  /** The maps in a list. */
  List<Statement> list(String name) {
    List<Statement> all = new ArrayList<>();
    for (Object element : elements(name)) {
      if (element instanceof Map<?, ?> member) {
        all.add(new Statement(member));
      }
    }
    return all;
  }

  /** The texts in a list. */
  List<String> texts(String name) {
    List<String> all = new ArrayList<>();
    for (Object element : elements(name)) {
      if (element instanceof String text) {
        all.add(text);
      }
    }
    return all;
  }

  private Collection<?> elements(String name) {
    return map.get(name) instanceof Collection<?> elements ? elements : List.of();
  }

  Statement definition() {
    return at("predicate", "buildDefinition");
  }
}
