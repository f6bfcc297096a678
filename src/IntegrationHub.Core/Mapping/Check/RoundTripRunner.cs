using IntegrationHub.Core.Contracts;
using IntegrationHub.Core.Mapping.Language;
using IntegrationHub.Core.Mapping.Run;
using IntegrationHub.Core.Versioning;

namespace IntegrationHub.Core.Mapping.Check;

/// <summary>Takes every example of a mapping there and back: what is not declared as lost must come out the same.</summary>
public static class RoundTripRunner
{
    /// <summary>Runs the round trips of a mapping; none where it declares no way back.</summary>
    /// <param name="plan">The mapping.</param>
    /// <param name="back">The mapping that leads back; null where it is not there or has faults.</param>
    public static IReadOnlyList<ExampleResult> Run(MappingPlan plan, MappingPlan? back)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (plan.File.RoundTrip is not { } trip)
        {
            return [];
        }

        if (back is null)
        {
            return [new ExampleResult("round trip", trip.Place, $"there is no mapping {trip.Back} without faults. Add it, or correct 'back'", [])];
        }

        if (back.File.From != plan.File.Outputs[0].To || back.File.Outputs[0].To != plan.File.From || plan.File.Outputs.Count != 1 || back.File.Outputs.Count != 1)
        {
            return [new ExampleResult("round trip", trip.Place, $"{trip.Back} leads from {back.File.From} to {back.File.Outputs[0].To}, and not from {plan.File.Outputs[0].To} to {plan.File.From}. Name the mapping that leads back", [])];
        }

        return [.. plan.File.Examples.Where(example => example.Expect is not null || example.ExpectPart is not null).Select(example => Run(plan, back, example, trip))];
    }

    private static ExampleResult Run(MappingPlan plan, MappingPlan back, MappingExample example, RoundTrip trip)
    {
        var given = example.Given.ToJson();
        using var there = TokenTape.Parse(given).Value;
        var message = SemanticHash.OfBytes(given) + "/0";
        var forward = plan.Run(there, new MappingRunContext { MessageId = message });
        var result = forward.Outputs is [var output] ? back.Run(TokenTape.Parse(output.Document).Value, new MappingRunContext { MessageId = message }) : forward;
        var name = $"round trip: {example.Name}";
        if (result.Outputs is not [var returned] || ReferenceEquals(result, forward))
        {
            return new ExampleResult(name, example.Place, $"it does not come back: {string.Join("; ", result.Problems)}", forward.RulesHit) { Problems = result.Problems };
        }

        using var home = TokenTape.Parse(returned.Document).Value;
        var lost = Differences(Leaves(there), Leaves(home)).Where(pair => !trip.Loses.Any(loss => Covers(loss, pair.Pointer))).ToList();
        return new ExampleResult(name, example.Place,
            lost.Count == 0 ? null : $"{string.Join("; ", lost.Select(pair => $"{pair.Pointer}: went as {pair.Went ?? "nothing"}, came back as {pair.Came ?? "nothing"}"))}. Correct one of the mappings, or name the pointer in 'loses'", forward.RulesHit)
        {
            Given = System.Text.Encoding.UTF8.GetString(given), Outputs = result.Outputs,
        };
    }

    private static IEnumerable<(string Pointer, string? Went, string? Came)> Differences(Dictionary<string, string> went, Dictionary<string, string> came) =>
        went.Keys.Union(came.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(pointer => (pointer, went.GetValueOrDefault(pointer), came.GetValueOrDefault(pointer))).Where(pair => pair.Item2 != pair.Item3);

    // Lists and objects are there as far as something is in them; null is nothing.
    private static Dictionary<string, string> Leaves(TokenTape tape)
    {
        var leaves = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var node = 0; node < tape.Length; node++)
        {
            if (tape.Kind(node) is not (JsonKind.Object or JsonKind.Array or JsonKind.Null))
            {
                leaves[tape.Pointer(node)] = Loops.Text(tape, node);
            }
        }

        return leaves;
    }

    private static bool Covers(string loss, string pointer)
    {
        var (wanted, tokens) = (loss.Split('/'), pointer.Split('/'));
        return wanted.Length <= tokens.Length
            && wanted.Zip(tokens).All(pair => pair.First == pair.Second || (pair.First == "*" && JsonPointers.ArrayIndex(pair.Second) >= 0));
    }
}
