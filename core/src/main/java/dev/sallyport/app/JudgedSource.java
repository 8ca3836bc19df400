package dev.sallyport.app;

import dev.sallyport.report.JsonReport;
import dev.sallyport.sourcegate.SourceReport;
import java.time.Instant;

/**
 * What gate one says and the facts of the run that said it.
 *
 * @param at by the clock that keys were judged by, which no environment variable sets
 */
public record JudgedSource(SourceReport report, JsonReport.Run run, Instant at) {}
