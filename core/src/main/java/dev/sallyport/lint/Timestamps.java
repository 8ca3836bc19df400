package dev.sallyport.lint;

import dev.sallyport.lint.Lineage.Property;
import dev.sallyport.verdict.Rule;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** Whether archives get one fixed time: {@code project.build.outputTimestamp}. */
final class Timestamps implements Check {
  static final String NAME = "project.build.outputTimestamp";

  /** What Maven 4 takes where a POM says nothing. */
  static final String FIXED = "1980-02-01T00:00:00Z";

  /** Outside of these the ZIP format cannot say the time, and maven-archiver ends the build. */
  private static final Instant FIRST = Instant.parse("1980-01-01T00:00:02Z");

  private static final Instant LAST = Instant.parse("2099-12-31T23:59:59Z");
  private static final int LONGEST = 100;

  private final LintedSession session;

  Timestamps(LintedSession session) {
    this.session = session;
  }

  @Override
  public void look(Lineage lineage, Leads leads) {
    String given = session.userProperties().get(NAME);
    if (given != null) {
      problem(given)
          .ifPresent(why -> add(lineage, Optional.empty(), "-D" + NAME + " " + why, leads));
      return;
    }
    Optional<Property> property = lineage.property(NAME);
    String value = lineage.effective().getProperties().getProperty(NAME);
    if (value == null) {
      add(lineage, property, "no POM has the property " + NAME, leads);
      return;
    }
    problem(value)
        .or(() -> property.flatMap(written -> Changing.in(lineage, written.value())))
        .ifPresent(why -> add(lineage, property, NAME + " " + why, leads));
  }

  private static Optional<String> problem(String value) {
    String text = value.strip();
    if (text.contains("${")) {
      return Optional.of(
          "is " + Xml.shown(text) + ", which only something in the build can fill in");
    }
    try {
      Instant time = instant(text);
      return time.isBefore(FIRST) || time.isAfter(LAST)
          ? Optional.of("is " + Xml.shown(text) + ", before 1980 or after 2099")
          : Optional.empty();
    } catch (DateTimeException | NumberFormatException notATime) {
      return Optional.of("is " + Xml.shown(text) + ", which is not a time");
    }
  }

  /** Seconds since 1970, or ISO 8601 with an offset, as maven-archiver reads it. */
  private static Instant instant(String text) {
    if (text.length() > LONGEST) {
      throw new DateTimeException("too long");
    }
    return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9')
        ? Instant.ofEpochSecond(Long.parseLong(text))
        : OffsetDateTime.parse(text).toInstant();
  }

  private static void add(Lineage lineage, Optional<Property> property, String fact, Leads leads) {
    String xml = Xml.element(NAME, FIXED);
    Optional<Property> ours = property.filter(written -> written.pom().editable());
    LintedPom top = lineage.top();
    leads.add(
        Rule.RECIPE_NO_TIMESTAMP,
        ours.map(written -> lineage.place(written.at()))
            .orElseGet(() -> lineage.place(Lineage.propertiesOf(top.model()))),
        "",
        fact,
        ours.map(written -> PomEdit.write(lineage.place(written.at()), xml))
            .orElseGet(() -> PomEdit.add(top, PomEdit.PROPERTIES, xml)));
  }
}
