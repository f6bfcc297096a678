using System.Text;
using IntegrationHub.Core.Contracts;
using IntegrationHub.Core.Mapping.Compile;
using IntegrationHub.Core.Mapping.Run;

namespace IntegrationHub.Core.Mapping.Check;

/// <summary>What a rule would look up if its source were a value of the contract's list: functions are pure, so they can be run before any message comes.</summary>
internal static class PossibleCode
{
    /// <summary>Gets the code.</summary>
    /// <param name="rule">The rule with the look-up.</param>
    /// <param name="json">The value of the source as JSON.</param>
    /// <returns>The code; null where the functions read other members, refuse the value, or make nothing or no text of it.</returns>
    public static string? Of(PlanRule rule, string json)
    {
        if (rule.Functions.Any(function => function.Reads.Count > 0) || TokenTape.Parse(Encoding.UTF8.GetBytes(json)) is not { Succeeded: true } parsed)
        {
            return null;
        }

        using var tape = parsed.Value;
        var state = new RunState(tape, 0, new MappingRunContext { MessageId = "check/0" }, rule.Index + 1);
        var value = tape.Kind(0) == JsonKind.Null ? MapValue.Absent : RuleRunner.Chain(rule, MapValue.OfNode(0), state);
        return !value.IsFailed && state.TryText(value, out var code) ? code : null;
    }
}
