using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Mapping.Run;

namespace IntegrationHub.Core.Mapping.Check;

/// <summary>What can be said of a mapping without a message.</summary>
/// <param name="Problems">Faults: <c>MAP-0200</c> no such contract, <c>MAP-0201</c> source not declared, <c>MAP-0202</c> target not declared, <c>MAP-0203</c> required target not set, <c>MAP-0204</c> code missing in a list, <c>MAP-0205</c> value that the target does not admit, <c>MAP-0206</c> types that do not fit, <c>MAP-0208</c> two rules that set one target under the same condition.</param>
/// <param name="UnreadSources">Members of the source contract that no rule reads, as pointers with <c>*</c> for elements: to look at, not faults.</param>
/// <param name="Remarks">What cannot be decided without a message, to look at: <c>MAP-0209</c> conditions that perhaps do not exclude each other.</param>
public sealed record MappingCheck(IReadOnlyList<Problem> Problems, IReadOnlyList<string> UnreadSources, IReadOnlyList<Problem> Remarks);

/// <summary>Checks a compiled mapping against the contracts that it leads from and to, so that faults are found by a command and not by a message.</summary>
public static class MappingChecker
{
    /// <summary>Checks a mapping.</summary>
    public static MappingCheck Check(MappingPlan plan, IContractLookup contracts)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(contracts);
        var problems = new List<Problem>();
        var (unread, remarks) = (new List<string>(), new List<Problem>());
        foreach (var output in plan.Outputs)
        {
            ExclusionCheck.Run(output.Root, "", problems, remarks);
        }

        if (contracts.Find(plan.File.From) is { } from)
        {
            var sources = new SourceCheck(from.Shape, plan, problems);
            sources.Run();
            unread.AddRange(sources.Unread());
            foreach (var output in plan.Outputs)
            {
                if (contracts.Find(output.Output.To) is { } to)
                {
                    new TargetCheck(plan, sources, problems).Run(output.Root, to.Shape.Root, "", output.Output.Place);
                }
                else
                {
                    problems.Add(NoContract(output.Output.To.ToString(), output.Output.Place));
                }
            }
        }
        else
        {
            problems.Add(NoContract(plan.File.From.ToString(), plan.File.Node.Place));
        }

        return new MappingCheck(problems, unread, remarks);
    }

    private static Problem NoContract(string reference, string place) =>
        new("MAP-0200", $"There is no contract {reference}. Add it under contracts/, or correct id and version.", place, RawValue: reference);
}
