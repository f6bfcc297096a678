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
}

/// <summary>The examples of a mapping and which of its rules they ran.</summary>
/// <param name="Mapping">The mapping.</param>
/// <param name="Results">The results, in file order.</param>
/// <param name="RulesNotHit">The rules that no example ran.</param>
public sealed record ExampleReport(VersionedId Mapping, IReadOnlyList<ExampleResult> Results, IReadOnlyList<string> RulesNotHit);

/// <summary>Runs the examples that stand in mapping files: the tests that need no network, broker or credential.</summary>
public static class ExampleRunner
{
    /// <summary>Runs all examples of a mapping. Messages are checked by both contracts where these are known.</summary>
    public static ExampleReport Run(MappingPlan plan, IContractLookup contracts)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(contracts);
        var results = plan.File.Examples.Select(example => Run(plan, example, contracts)).ToList();
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
        var failure = Broken(contracts.Find(plan.File.From), tape.Value, "given") ?? Failure(plan, example, result, contracts);
        return new ExampleResult(example.Name, example.Place, failure, [.. result.RulesHit.Union(refusedBy, StringComparer.Ordinal)]);
    }

    private static string? Failure(MappingPlan plan, MappingExample example, MappingResult result, IContractLookup contracts)
    {
        if (example.Quarantine is { } rule)
        {
            return result.Problems.Count == 0 ? $"expected that {rule} refuses the message; it was mapped"
                : result.Problems.Any(p => p.Rule == rule) ? null
                : $"expected that {rule} refuses the message; refused: {string.Join("; ", result.Problems)}";
        }

        if (result.Problems.Count > 0)
        {
            return "refused: " + string.Join("; ", result.Problems);
        }

        if (example.NoOutput)
        {
            return result.NoOutput ? null : $"expected no output; found {string.Join(", ", result.Outputs.Select(o => o.Name))}";
        }

        return result.Outputs.Select(o => Broken(contracts.Find(o.To), Tape(o), o.Name)).FirstOrDefault(f => f is not null)
            ?? Compare(plan, example, result);
    }

    private static string? Compare(MappingPlan plan, MappingExample example, MappingResult result)
    {
        var (expected, part) = example.Expect is { } exact ? (exact, false) : (example.ExpectPart!, true);
        if (plan.File.Node["outputs"] is null)
        {
            return result.Outputs is [var only] ? DocumentComparison.Difference(expected, Tape(only), 0, part) : "there is no output";
        }

        foreach (var name in result.Outputs.Select(o => o.Name).Distinct(StringComparer.Ordinal).Where(name => expected[name] is null && !part))
        {
            return $"the output '{name}' was not expected";
        }

        foreach (var (name, documents) in expected.Members.Select(m => (m.Name, m.Value)))
        {
            var actual = result.Outputs.Where(o => o.Name == name).ToList();
            var wanted = documents.Kind == YamlKind.Sequence ? documents.Items : [documents];
            if (actual.Count != wanted.Count)
            {
                return $"expected {wanted.Count} outputs '{name}', found {actual.Count}";
            }

            for (var i = 0; i < wanted.Count; i++)
            {
                if (DocumentComparison.Difference(wanted[i], Tape(actual[i]), 0, part) is { } difference)
                {
                    return $"{name}: {difference}";
                }
            }
        }

        return null;
    }

    private static string? Broken(Contract? contract, TokenTape tape, string what) =>
        contract?.Validate(tape) is { Valid: false } invalid
            ? $"'{what}' does not satisfy {contract.Id}: {string.Join("; ", invalid.Errors.Select(e => $"{e.InstanceLocation} {e.Message}"))}"
            : null;

    private static TokenTape Tape(MappingDocument document) => TokenTape.Parse(document.Document).Value;
}
