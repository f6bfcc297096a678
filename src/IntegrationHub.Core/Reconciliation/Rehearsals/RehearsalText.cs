using System.Text;
using IntegrationHub.Core.Reconciliation.Spreadsheets;

namespace IntegrationHub.Core.Reconciliation.Rehearsals;

/// <summary>A rehearsal as a Markdown document.</summary>
public static class RehearsalText
{
    /// <summary>Writes the document. The same plan gives the same bytes.</summary>
    public static string Markdown(FlagRehearsal plan)
    {
        var text = new StringBuilder();
        Line($"# {plan.Item}: {plan.To} from {plan.From}");
        Line(plan.Feasible ? "No system that the hub knows of refuses the change today." : "At least one system refuses the change today.");
        Line("");
        Line("## Systems, in this order");
        Line("| | system | site | today | becomes | answer |");
        Line("|---|---|---|---|---|---|");
        foreach (var step in plan.Steps)
        {
            Line(FormattableString.Invariant($"| {step.Order} | {step.System} | {step.Site ?? "all"} | {step.Today} | {step.Target} | {ReportJson.Word<RehearsalAnswer>(step.Answer)} |"));
        }

        Line("");
        foreach (var step in plan.Steps)
        {
            Line(FormattableString.Invariant($"{step.Order}. {step.Why}"));
        }

        List("Stock", plan.Stock);
        List("Open orders", plan.Orders);
        List("What the hub translates meanwhile", plan.Meanwhile);
        return text.ToString();

        void Line(string line) => text.Append(line).Append('\n');
        void List(string title, IReadOnlyList<string> lines)
        {
            Line("");
            Line("## " + title);
            foreach (var line in lines)
            {
                Line("- " + line);
            }
        }
    }
}
