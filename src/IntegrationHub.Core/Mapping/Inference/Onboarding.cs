using System.Text;
using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Contracts;
using IntegrationHub.Core.Mapping.Check;
using IntegrationHub.Core.Mapping.Inference.Recipes;
using IntegrationHub.Core.Mapping.Run;
using IntegrationHub.Core.Versioning;

namespace IntegrationHub.Core.Mapping.Inference;

/// <summary>Proposes all files of a new system from what it really sent. The same samples give the same bytes; nothing is asked of anybody.</summary>
public sealed class Onboarding
{
    private readonly OnboardingOptions _options;
    private readonly SampleSet _samples;
    private readonly IReadOnlyList<ColumnFinding> _findings;
    private readonly Shape _shape;
    private readonly TargetChoice _choice;
    private readonly string _to;

    private Onboarding(OnboardingOptions options, SampleSet samples, Shape shape, IReadOnlyList<ColumnFinding> findings, TargetChoice choice, string to) =>
        (_options, _samples, _shape, _findings, _choice, _to) = (options, samples, shape, findings, choice, to);

    private string Interface => _options.Interface ?? _choice.Recipe.To;

    private string Id => $"{_options.System}/{Interface}";

    /// <summary>Proposes.</summary>
    /// <param name="samples">The documents.</param>
    /// <param name="options">What is said of the system.</param>
    /// <param name="contracts">The contracts of the home, the canonical ones among them.</param>
    /// <param name="canonical">Gives id and version of a canonical contract by its name; null where the home has none.</param>
    /// <returns>The proposal, or all problems, <c>INF-0001</c> to <c>INF-0012</c>.</returns>
    public static Outcome<OnboardingProposal> Propose(
        IReadOnlyList<SampleFile> samples, OnboardingOptions options, IContractLookup contracts, Func<string, string?> canonical)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(canonical);
        if (options.Zone is not null && NodaTime.DateTimeZoneProviders.Tzdb.GetZoneOrNull(options.Zone) is null)
        {
            return Outcome<OnboardingProposal>.Failed(new Problem("INF-0011", $"'{options.Zone}' is no IANA time zone. Write one such as Europe/Berlin.", RawValue: options.Zone));
        }

        var read = SampleReader.Read([.. samples.OrderBy(sample => sample.Name, StringComparer.Ordinal)], options.Format, new SampleLayouts(options.Layouts, options.Layout));
        if (!read.Succeeded)
        {
            return Outcome<OnboardingProposal>.Failed(read.Problems);
        }

        var shape = Shape.Of(read.Value.Messages);
        var findings = RoleFinder.Find(shape);
        var damaged = SampleDamage.Find(findings, read.Value);
        if (damaged.Count > 0)
        {
            return Outcome<OnboardingProposal>.Failed(damaged);
        }

        var choice = TargetChoice.Of(findings, options.To);
        if (!choice.Succeeded)
        {
            return Outcome<OnboardingProposal>.Failed(choice.Problems);
        }

        return canonical($"canonical/{choice.Value.Recipe.To}") is not { } to
            ? Outcome<OnboardingProposal>.Failed(new Problem("INF-0008", $"The home has no contract canonical/{choice.Value.Recipe.To}. Name a home that has it with --home.", RawValue: choice.Value.Recipe.To))
            : new Onboarding(options, read.Value, shape, findings, choice.Value, to).Propose(contracts);
    }

    private Outcome<OnboardingProposal> Propose(IContractLookup contracts)
    {
        var rules = ProposedRules.Of(_choice.Recipe.Rules(new RecipeInput(new Candidates(_findings), _options.System, _options.Zone)));
        var kind = _options.Kind ?? _choice.Recipe.Kind;
        var judged = rules.SelectMany(rule => rule.All).Where(rule => rule.Source is not null && (rule.Lookup is not null || rule.Required || rule.Set!.StartsWith("/times", StringComparison.Ordinal))).Select(rule => rule.Source!).ToHashSet(StringComparer.Ordinal);
        var contractText = new ContractDraft(_findings, judged).Text(Id, $"{Interface} of {_options.System}", _shape, _samples.Messages.Count);
        var contract = Contract.Compile(Encoding.UTF8.GetBytes(contractText), new SchemaRegistry());
        var confirm = $"to {_to}: {_choice.Because}; {SystemText.Confirm(kind, _samples, _findings, rules)}";
        var draft = new MappingDraft(Id, _to, confirm, _samples.Messages.Count, rules, []);
        var system = SystemText.Of(_options, kind, Interface, _samples, _findings, rules);
        var lists = ProposedRules.CodeLists(rules);
        var files = new ProposalFiles(_options.System, Interface, contractText, system, [.. lists.Select(list => (list.Id, list.Yaml(_samples.Messages.Count)))]);
        var check = new ProposalCheck(files, contract.Succeeded ? contract.Value : null, contracts);
        if (!contract.Succeeded || check.Missing(draft) is { Count: > 0 })
        {
            return Outcome<OnboardingProposal>.Failed([.. contract.Problems, .. contract.Succeeded ? check.Missing(draft) : []]);
        }

        var examples = new ExampleChoice(draft, check.Compile, contract.Value).Choose(_samples.Messages, _samples.Dialect.Format);
        if (!examples.Succeeded)
        {
            return Outcome<OnboardingProposal>.Failed(examples.Problems);
        }

        var mapping = MappingText.Of(draft with { Examples = examples.Value });
        return Outcome<OnboardingProposal>.Of(new OnboardingProposal
        {
            Id = Id, To = _to, Because = _choice.Because, Messages = _samples.Messages.Count, Findings = _findings,
            Sources = draft.AllRules.Select(rule => rule.Source).OfType<string>().ToHashSet(StringComparer.Ordinal),
            Files = files.With(mapping), Format = _samples.Dialect.Yaml, SplitEach = _samples.SplitEach,
            OpenGuesses = check.Guesses(mapping), Fixture = Fixture(check.Compile(mapping), contract.Value, contracts),
        });
    }

    // The sample that a fixture is made of: one whose messages all apply, so that the conformance suite can say so.
    private (string Name, int Applied)? Fixture(Outcome<MappingPlan> plan, Contract contract, IContractLookup contracts)
    {
        bool Applies(SampleMessage message)
        {
            using var tape = TokenTape.Parse(Encoding.UTF8.GetBytes(message.Node.ToJsonString())).Value;
            return contract.IsValid(tape) && plan.Value.Run(tape, new MappingRunContext { MessageId = "fixture/0" }) is { Problems.Count: 0, Outputs: [var only] }
                && contracts.Find(only.To) is { } to && TokenTape.Parse(only.Document) is { Succeeded: true } output && to.IsValid(output.Value);
        }

        return !plan.Succeeded ? null : _samples.Messages.GroupBy(message => message.File, StringComparer.Ordinal)
            .Where(file => file.Count() <= 1000 && file.All(Applies)).Select(file => ((string, int)?)(file.Key, file.Count())).FirstOrDefault();
    }
}
