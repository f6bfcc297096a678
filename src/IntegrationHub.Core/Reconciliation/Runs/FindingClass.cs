using IntegrationHub.Core.Reconciliation.Decisions;
using IntegrationHub.Core.Reconciliation.Spreadsheets;

namespace IntegrationHub.Core.Reconciliation.Runs;

/// <summary>Names findings of one kind alike, and says one in a line.</summary>
public static class FindingClass
{
    /// <summary>Names the class: the gate, else cause and relation, for example <c>missing-in-system</c> or <c>unexplained, looser</c>.</summary>
    public static string Of(Finding finding) => finding switch
    {
        // A gate comes before the relation and the cause: where one applies, the values could not be compared in full.
        { Gate: not Gate.None } => ReportJson.Word<Gate>(finding.Gate),
        { Cause: { } cause, Relation: { } relation } => $"{ReportJson.Word<Cause>(cause)}, {ReportJson.Word<Relation>(relation)}",
        { Relation: { } relation } => ReportJson.Word<Relation>(relation),
        _ => "differs",
    };

    /// <summary>Says a finding in one line: class, severity, and what each system says. Two that say the same are the same.</summary>
    public static string Line(Finding finding) =>
        $"{Of(finding)}, {ReportJson.Word<Severity>(finding.Severity)}{(finding.NeedsPerson ? "" : ", nobody needs to look")}{(finding.Rule is null ? "" : $" by {finding.Rule}")}: {DecisionRules.ValuesOf(finding)}";
}
