using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Contracts;
using IntegrationHub.Core.Mapping.Language;
using IntegrationHub.Core.Mapping.Run;
using IntegrationHub.Core.Versioning;

namespace IntegrationHub.Core.Mapping.Check;

/// <summary>What came of an example.</summary>
/// <param name="Name">The example.</param>
/// <param name="Place">Where it stands: <c>file:line</c>.</param>
/// <param name="Failure">What differs from what was expected; null where nothing does.</param>
/// <param name="RulesHit">The rules that it ran, those that refused it included.</param>
public sealed record ExampleResult(string Name, string Place, string? Failure, IReadOnlyList<string> RulesHit)
{
    /// <summary>Gets whether it came out as expected.</summary>
    public bool Passed => Failure is null;

    /// <summary>Gets the message that was given, as JSON.</summary>
    public string Given { get; init; } = "";

    /// <summary>Gets what came out.</summary>
    public IReadOnlyList<MappingDocument> Outputs { get; init; } = [];

    /// <summary>Gets why the message was refused.</summary>
    public IReadOnlyList<Problem> Problems { get; init; } = [];

    /// <summary>Gets the rules that are to blame for the failure: those that set the place that differs, or that refused.</summary>
    public IReadOnlyList<string> FailingRules { get; init; } = [];
}

/// <summary>The examples of a mapping and which of its rules they ran.</summary>
/// <param name="Mapping">The mapping.</param>
/// <param name="Results">The results, in file order.</param>
/// <param name="RulesNotHit">The rules that no example ran.</param>
public sealed record ExampleReport(VersionedId Mapping, IReadOnlyList<ExampleResult> Results, IReadOnlyList<string> RulesNotHit);

/// <summary>Runs the examples that stand in mapping files: the tests that need no network, broker or credential.</summary>
public static class ExampleRunner
{
    /// <summary>Runs all examples of a mapping, there and where it declares so back. Messages are checked by both contracts where these are known.</summary>
    /// <param name="plan">The mapping.</param>
    /// <param name="contracts">The contracts.</param>
    /// <param name="back">Finds the mapping that leads back; without it there are no round trips.</param>
    public static ExampleReport Run(MappingPlan plan, IContractLookup contracts, Func<VersionedId, MappingPlan?>? back = null)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(contracts);
        var results = plan.File.Examples.Select(example => Run(plan, example, contracts)).ToList();
        if (back is not null && plan.File.RoundTrip is { } trip)
        {
            results.AddRange(RoundTripRunner.Run(plan, back(trip.Back)));
        }

        return new ExampleReport(plan.File.Reference, results, [.. plan.Rules.Except(results.SelectMany(r => r.RulesHit), StringComparer.Ordinal)]);
    }

    private static ExampleResult Run(MappingPlan plan, MappingExample example, IContractLookup contracts)
    {
        var given = example.Given.ToJson();
        var tape = TokenTape.Parse(given);
        if (!tape.Succeeded)
        {
            return new ExampleResult(example.Name, example.Place, tape.Problems[0].ToString(), []);
        }

        // Offline a message is named by the hash of its bytes, so that ids in outputs are the same on every machine.
        var result = plan.Run(tape.Value, new MappingRunContext { MessageId = SemanticHash.OfBytes(given) + "/0" });
        var refusedBy = result.Problems.Select(p => p.Rule).OfType<string>();
        var failure = Broken(contracts.Find(plan.File.From), tape.Value, "given") is { } broken ? new Failure(broken, []) : Compare(plan, example, result, contracts);
        return new ExampleResult(example.Name, example.Place, failure?.Text, [.. result.RulesHit.Union(refusedBy, StringComparer.Ordinal)])
        {
            Given = System.Text.Encoding.UTF8.GetString(given), Outputs = result.Outputs, Problems = result.Problems, FailingRules = failure?.Rules ?? [],
        };
    }

    private static Failure? Compare(MappingPlan plan, MappingExample example, MappingResult result, IContractLookup contracts)
    {
        IReadOnlyList<string> refusing = [.. result.Problems.Select(problem => problem.Rule).OfType<string>().Distinct(StringComparer.Ordinal)];
        if (example.Quarantine is { } rule)
        {
            return result.Problems.Count == 0 ? new Failure($"expected that {rule} refuses the message; it was mapped", [rule])
                : result.Problems.Any(p => p.Rule == rule) ? null
                : new Failure($"expected that {rule} refuses the message; refused: {string.Join("; ", result.Problems)}", refusing);
        }

        if (result.Problems.Count > 0)
        {
            return new Failure("refused: " + string.Join("; ", result.Problems), refusing);
        }

        if (example.NoOutput)
        {
            return result.NoOutput ? null : new Failure($"expected no output; found {string.Join(", ", result.Outputs.Select(o => o.Name))}", []);
        }

        return result.Outputs.Select(o => Broken(contracts.Find(o.To), Tape(o), o.Name)).FirstOrDefault(f => f is not null) is { } broken
            ? new Failure(broken, [])
            : Compare(plan, example, result);
    }

    private static Failure? Compare(MappingPlan plan, MappingExample example, MappingResult result)
    {
        var (expected, part) = example.Expect is { } exact ? (exact, false) : (example.ExpectPart!, true);
        if (plan.File.Node["outputs"] is null)
        {
            return result.Outputs is [var only] ? Differs(plan, only, expected, part, "") : new Failure("there is no output", []);
        }

        foreach (var name in result.Outputs.Select(o => o.Name).Distinct(StringComparer.Ordinal).Where(name => expected[name] is null && !part))
        {
            return new Failure($"the output '{name}' was not expected", []);
        }

        foreach (var (name, documents) in expected.Members.Select(m => (m.Name, m.Value)))
        {
            var actual = result.Outputs.Where(o => o.Name == name).ToList();
            var wanted = documents.Kind == YamlKind.Sequence ? documents.Items : [documents];
            if (actual.Count != wanted.Count)
            {
                return new Failure($"expected {wanted.Count} outputs '{name}', found {actual.Count}", []);
            }

            for (var i = 0; i < wanted.Count; i++)
            {
                if (Differs(plan, actual[i], wanted[i], part, name + ": ") is { } failure)
                {
                    return failure;
                }
            }
        }

        return null;
    }

    private static Failure? Differs(MappingPlan plan, MappingDocument actual, YamlNode expected, bool part, string prefix)
    {
        if (DocumentComparison.Difference(expected, Tape(actual), 0, part) is not { } difference)
        {
            return null;
        }

        var rules = TargetRules.At(plan, actual.Name, difference.Pointer);
        var blame = rules.Count == 0 ? "; no rule sets it" : $"; set by {string.Join(", ", rules.Select(rule => $"{rule.Id} ({rule.Place})"))}";
        return new Failure(prefix + difference + blame, [.. rules.Select(rule => rule.Id)]);
    }

    private static string? Broken(Contract? contract, TokenTape tape, string what) =>
        contract?.Validate(tape) is { Valid: false } invalid
            ? $"'{what}' does not satisfy {contract.Id}: {string.Join("; ", invalid.Errors.Select(e => $"{e.InstanceLocation} {e.Message}"))}"
            : null;

    private static TokenTape Tape(MappingDocument document) => TokenTape.Parse(document.Document).Value;

    private sealed record Failure(string Text, IReadOnlyList<string> Rules);
}
