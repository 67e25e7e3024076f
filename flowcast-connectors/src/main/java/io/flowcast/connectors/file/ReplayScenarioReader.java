package io.flowcast.connectors.file;

import io.flowcast.api.finding.FindingCollector;
import io.flowcast.api.finding.InvalidInputException;
import io.flowcast.api.finding.Severity;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Reads a replay file, such as {@code replay-3d.json}. */
public final class ReplayScenarioReader {
    private final JsonDocument document;
    private final FindingCollector findings = new FindingCollector();

    private ReplayScenarioReader(Path file) {
        document = new JsonDocument(String.valueOf(file.getFileName()), findings);
    }

    /**
     * Reads a replay.
     *
     * @param file the file
     * @return the replay
     * @throws InvalidInputException with every finding if the file is not right
     */
    public static ReplayScenario read(Path file) {
        return new ReplayScenarioReader(file).readAndCheck(file);
    }

    private ReplayScenario readAndCheck(Path path) {
        ReplayFile file = document.read(path, ReplayFile.class);
        if (file == null) {
            throw new InvalidInputException(findings.toFindings());
        }
        check(file);
        List<Assumption> assumptions = Assumptions.of(file, document, findings);
        findings.toFindings().throwIfFatal();
        return new ReplayScenario(
                file.name(),
                file.description(),
                new ReplayScenario.Calendar(
                        file.calendar().historyFrom(),
                        file.calendar().historyTo(),
                        file.calendar().hiddenFrom(),
                        file.calendar().hiddenTo()),
                new ReplayScenario.Supply(
                        file.supply().shelfLifeDaysOnArrival(),
                        file.supply().leadTimeDays(),
                        file.supply().reviewPeriodDays()),
                new ReplayScenario.Issuing(file.issuing().newestFirstShare()),
                new ReplayScenario.Costs(
                        file.costs().holdingCostShareOfUnitCostPerDay(),
                        file.costs().disposalCostPerKilogram(),
                        file.costs().lostSaleCostShareOfUnitPrice()),
                new ReplayScenario.OpeningStock(
                        file.openingStock().daysOfMeanSales(),
                        file.openingStock().meanOverDays(),
                        file.openingStock().ageDays(),
                        file.openingStock().ordersOnTheWay()),
                new ReplayScenario.ClosingStock(
                        file.closingStock().valueShareOfUnitCostByRemainingDays(),
                        file.closingStock().ordersOnTheWayValueShare()),
                new ReplayScenario.Simulation(
                        file.simulation().seeds(), file.simulation().confidenceLevel()),
                new ReplayScenario.Sweep(
                        file.sweep().serviceLevels(),
                        file.sweep().lastWeekMultipliers(),
                        file.sweep().movingAverageDays(),
                        file.sweep().compareAtFillRates()),
                assumptions);
    }

    private void check(ReplayFile file) {
        require(file.formatVersion() == 1, "/formatVersion", file.formatVersion(), "this version of FlowCast reads 1");
        ReplayFile.Calendar calendar = file.calendar();
        require(
                !calendar.historyTo().isBefore(calendar.historyFrom()),
                "/calendar/historyTo",
                calendar.historyTo(),
                "the history must not end before it begins");
        require(
                calendar.hiddenFrom().equals(calendar.historyTo().plusDays(1)),
                "/calendar/hiddenFrom",
                calendar.hiddenFrom(),
                "the hidden days follow on the known ones");
        require(
                !calendar.hiddenTo().isBefore(calendar.hiddenFrom()),
                "/calendar/hiddenTo",
                calendar.hiddenTo(),
                "there must be hidden days");
        ReplayFile.Supply supply = file.supply();
        require(supply.shelfLifeDaysOnArrival() >= 1, "/supply/shelfLifeDaysOnArrival", supply, "at least one day");
        require(supply.leadTimeDays() >= 0, "/supply/leadTimeDays", supply.leadTimeDays(), "at least 0");
        require(supply.reviewPeriodDays() >= 1, "/supply/reviewPeriodDays", supply.reviewPeriodDays(), "at least 1");
        require(
                supply.eventOrder().equals(Arrays.asList(ReplayFile.Event.values())),
                "/supply/eventOrder",
                supply.eventOrder(),
                "the only order that is played is " + Arrays.toString(ReplayFile.Event.values()));
        share("/issuing/newestFirstShare", file.issuing().newestFirstShare());
        share("/simulation/confidenceLevel", file.simulation().confidenceLevel());
        require(!file.simulation().seeds().isEmpty(), "/simulation/seeds", "", "at least one seed");
        require(
                file.simulation().commonRandomNumbers(),
                "/simulation/commonRandomNumbers",
                false,
                "policies are always compared on the same customers");
        ReplayFile.ClosingStock closing = file.closingStock();
        require(
                closing.valueShareOfUnitCostByRemainingDays().size() == supply.shelfLifeDaysOnArrival(),
                "/closingStock/valueShareOfUnitCostByRemainingDays",
                closing.valueShareOfUnitCostByRemainingDays(),
                "one share for each day of life");
        closing.valueShareOfUnitCostByRemainingDays()
                .forEach(value -> share("/closingStock/valueShareOfUnitCostByRemainingDays", value));
        file.sweep().serviceLevels().forEach(level -> share("/sweep/serviceLevels", level));
        file.sweep().compareAtFillRates().forEach(rate -> share("/sweep/compareAtFillRates", rate));
    }

    private void share(String pointer, double value) {
        require(value >= 0 && value <= 1, pointer, value, "a share lies between 0 and 1");
    }

    private void require(boolean holds, String pointer, Object value, String expected) {
        if (!holds) {
            findings.add(
                    Severity.FATAL,
                    "scenario.wrong-value",
                    document.place(pointer),
                    pointer.substring(pointer.lastIndexOf('/') + 1),
                    value,
                    "Maybe a typing error: " + expected + ".");
        }
    }
}
