package dev.sallyport.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The plugins known not to be reproducible below a version. The names and versions are those that
 * maven-artifact-plugin's {@code check-buildplan} (3.6) goes by; {@code docs/lint.md} has the
 * table.
 */
final class KnownPlugins {
  private static final String TIMES = "times of the entries";

  /** By the families of their makers, in the order of the page. */
  static final List<KnownPlugin> ALL = all();

  private KnownPlugins() {}

  static Optional<KnownPlugin> of(String key) {
    return ALL.stream().filter(plugin -> plugin.key().equals(key)).findFirst();
  }

  /** The version to go to, where a version is older than the first good one. */
  static Optional<String> better(String key, String version) {
    return of(key)
        .flatMap(KnownPlugin::minimum)
        .filter(minimum -> Versions.isOlder(version, minimum));
  }

  private static List<KnownPlugin> all() {
    List<KnownPlugin> all = new ArrayList<>();
    all.add(maven("acr", "3.2.0", TIMES, "MACR-53"));
    all.add(maven("archetype", "3.2.0", TIMES, "ARCHETYPE-590"));
    all.add(maven("assembly", "3.2.0", "times, order and owners of the entries", "MASSEMBLY-921"));
    all.add(maven("ear", "3.1.0", TIMES, "MEAR-280"));
    all.add(maven("ejb", "3.1.0", TIMES, "MEJB-128"));
    all.add(maven("jar", "3.2.0", TIMES + "; user and JDK in the manifest", "MJAR-263, MJAR-275"));
    all.add(maven("plugin", "3.5.1", "plugin descriptor and help", "MPLUGIN-326"));
    all.add(maven("rar", "3.0.0", TIMES, "MRAR-86"));
    all.add(maven("remote-resources", "3.3.0", "order in DEPENDENCIES, year", "MRRESOURCES-114"));
    all.add(maven("shade", "3.5.3", TIMES + ", by time zone", "MSHADE-352, MSHADE-420"));
    all.add(maven("source", "3.2.1", "times and order of the entries", "MSOURCES-123"));
    all.add(maven("war", "3.3.1", "order of the entries", "MWAR-432"));
    all.add(since("io.quarkus:quarkus-extension-maven-plugin", "3.9.0", "", ""));
    all.add(since("io.takari.maven.plugins:takari-lifecycle-plugin", "2.1.8", "", ""));
    all.add(
        never(
            "org.antlr:antlr3-maven-plugin",
            "date in the generated sources",
            "move the grammar to ANTLR 4 and org.antlr:antlr4-maven-plugin",
            "antlr/antlr3#209"));
    all.add(since("org.apache.axis2:axis2-aar-maven-plugin", "2.0.0", "", ""));
    all.add(since("org.apache.axis2:axis2-mar-maven-plugin", "2.0.0", "", ""));
    all.add(
        since(
            "org.apache.felix:maven-bundle-plugin",
            "5.1.9",
            "Bnd-LastModified, Built-By, order in the manifest",
            "FELIX-6495, FELIX-6496, FELIX-6602"));
    all.add(
        since(
            "org.apache.karaf.tooling:karaf-maven-plugin", "4.3.7", "feature files", "KARAF-7367"));
    all.add(since("org.apache.nifi:nifi-nar-maven-plugin", "1.3.4", "", "NIFI-9857"));
    all.add(since("org.apache.servicemix.tooling:depends-maven-plugin", "1.5.0", "", "SM-5021"));
    all.add(
        since(
            "org.codehaus.mojo:properties-maven-plugin",
            "1.1.0",
            "date in properties files",
            "mojohaus/properties-maven-plugin#75"));
    all.add(
        since(
            "org.codehaus.plexus:plexus-component-metadata",
            "2.1.0",
            "order in components.xml",
            "codehaus-plexus/plexus-containers#27"));
    all.add(
        since(
            "org.cyclonedx:cyclonedx-maven-plugin",
            "2.7.9",
            "time and serial number of the bill of materials",
            ""));
    all.add(since("org.eclipse.jetty:jetty-jspc-maven-plugin", "11.0.0", "compiled pages", ""));
    all.add(
        since(
            "org.eclipse.sisu:sisu-maven-plugin",
            "0.3.4",
            "order in the index",
            "eclipse/sisu.inject#5"));
    all.add(since("org.glassfish.hk2:hk2-inhabitant-generator", "3.0.5", "order in the index", ""));
    all.add(
        never(
            "org.jboss.jandex:jandex-maven-plugin",
            "jandex.idx",
            "use io.smallrye:jandex-maven-plugin, 3.0.0 or later, in its place",
            "wildfly/jandex-maven-plugin#35"));
    all.add(
        since(
            "org.moditect:moditect-maven-plugin",
            "1.2.0.Final",
            "times of module-info.class",
            "moditect/moditect#211"));
    all.add(
        since(
            "org.springframework.boot:spring-boot-maven-plugin",
            "2.7.1",
            TIMES + ", by time zone; time in build-info",
            "spring-projects/spring-boot#21005"));
    all.add(since("org.vafer:jdeb", "1.10", "container bytes", "tcurdt/jdeb#363"));
    return List.copyOf(all);
  }

  private static KnownPlugin maven(String name, String minimum, String cause, String source) {
    return since("org.apache.maven.plugins:maven-" + name + "-plugin", minimum, cause, source);
  }

  private static KnownPlugin since(String key, String minimum, String cause, String source) {
    return new KnownPlugin(key, Optional.of(minimum), cause, "", source);
  }

  private static KnownPlugin never(String key, String cause, String instead, String source) {
    return new KnownPlugin(key, Optional.empty(), cause, instead, source);
  }
}
