package dev.sallyport.app;

import dev.sallyport.inputs.InputsReport;
import dev.sallyport.report.JsonReport;

/** A verdict about inputs, and the facts of the run that made it. */
public record JudgedInputs(InputsReport report, JsonReport.Run run) {}
