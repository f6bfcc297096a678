using System.Text.Json.Nodes;
using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Contracts;
using IntegrationHub.Core.Mapping.Language;
using IntegrationHub.Core.Mapping.Run;
using IntegrationHub.Core.Versioning;

namespace IntegrationHub.Core.Mapping.Inference;

/// <summary>Chooses messages of the samples as examples: few, and every rule is run by one.</summary>
internal sealed class ExampleChoice(MappingDraft draft, Func<string, Outcome<MappingPlan>> compile, Contract contract)
{
    private const int Looked = 2_000;
    private const int Most = 6;

    /// <summary>Chooses examples; the last one shows what is refused.</summary>
    public Outcome<IReadOnlyList<ExampleDraft>> Choose(IReadOnlyList<SampleMessage> messages, string format)
    {
        var plan = compile(MappingText.Of(draft));
        if (!plan.Succeeded)
        {
            return Outcome<IReadOnlyList<ExampleDraft>>.Failed(plan.Problems);
        }

        var cut = new MessageCut(draft, contract);
        var (open, chosen) = (plan.Value.Rules.ToHashSet(StringComparer.Ordinal), new List<ExampleDraft>());
        foreach (var message in messages.Take(Looked))
        {
            if (message.Node is JsonObject node && Run(plan.Value, cut.Of(node)) is var (given, result) && (chosen.Count == 0 || result.RulesHit.Any(open.Contains)))
            {
                chosen.Add(Example(message, format, given, result));
                open.ExceptWith(result.RulesHit);
                open.ExceptWith(result.Problems.Select(problem => problem.Rule).OfType<string>());
                if (open.Count == 0 || chosen.Count == Most)
                {
                    break;
                }
            }
        }

        if (Refused(plan.Value, chosen) is { } refused)
        {
            chosen.Add(refused);
        }

        return Outcome<IReadOnlyList<ExampleDraft>>.Of(chosen);
    }

    private static ExampleDraft Example(SampleMessage message, string format, JsonObject given, MappingResult result)
    {
        var name = format is "csv" or "tsv" or "xlsx" ? $"row {message.Ordinal + 1} of {message.File}" : message.Ordinal == 0 ? message.File : $"message {message.Ordinal + 1} of {message.File}";
        return result.Problems.Count > 0
            ? new ExampleDraft(name, given, null, result.Problems.Select(problem => problem.Rule).FirstOrDefault(rule => rule is not null))
            : new ExampleDraft(name, given, JsonNode.Parse(result.Outputs[0].Document)!.AsObject(), null);
    }

    // What a mapping refuses is part of what it says: an unknown code, a missing number, a time that is none.
    private ExampleDraft? Refused(MappingPlan plan, List<ExampleDraft> chosen)
    {
        foreach (var rule in draft.Rules.Where(rule => rule.Source is not null).OrderByDescending(rule => rule.Lookup is not null).ThenByDescending(rule => rule.Required))
        {
            string?[] wrongs = rule.Lookup is not null || rule.Set!.StartsWith("/times", StringComparison.Ordinal) ? ["no such code"] : [null, "", "no number"];
            foreach (var wrong in wrongs)
            {
                if (chosen.Find(example => example.Quarantine is null) is not { } good || MessageCut.With(good.Given, rule.Source!, wrong) is not { } bad
                    || Run(plan, bad) is not { } run || !run.Result.Problems.Any(problem => problem.Rule == rule.Id))
                {
                    continue;
                }

                return new ExampleDraft(string.IsNullOrEmpty(wrong) ? $"nothing in {NameHints.NameOf(rule.Source!)}" : $"an unknown {NameHints.NameOf(rule.Source!)}", run.Given, null, rule.Id);
            }
        }

        return null;
    }

    // As hub test will run it: the message is named by the bytes that the file gives.
    private (JsonObject Given, MappingResult Result)? Run(MappingPlan plan, JsonObject given)
    {
        var node = YamlTree.Read(System.Text.Encoding.UTF8.GetBytes("given: " + YamlText.Flow(given)), "example");
        if (!node.Succeeded)
        {
            return null;
        }

        var bytes = node.Value["given"]!.ToJson();
        var tape = TokenTape.Parse(bytes);
        if (!tape.Succeeded || !contract.IsValid(tape.Value))
        {
            return null;
        }

        return (given, plan.Run(tape.Value, new MappingRunContext { MessageId = SemanticHash.OfBytes(bytes) + "/0" }));
    }
}
