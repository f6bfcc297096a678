using System.Text;
using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Contracts;
using IntegrationHub.Core.Mapping.Check;
using IntegrationHub.Core.Mapping.Language;
using IntegrationHub.Core.Mapping.Run;
using IntegrationHub.Core.Versioning;

namespace IntegrationHub.Core.Mapping.Inference;

/// <summary>The files of a proposal, with the paths that they have in a home.</summary>
internal sealed record ProposalFiles(string System, string Interface, string Contract, string SystemYaml, IReadOnlyList<(string Id, string Yaml)> CodeLists)
{
    public string MappingPath => $"mappings/{System}/{Interface}.yaml";

    public IReadOnlyList<KeyValuePair<string, string>> With(string mapping) =>
    [
        KeyValuePair.Create($"contracts/{System}/{Interface}.v1.schema.json", Contract),
        .. CodeLists.Select(list => KeyValuePair.Create($"mappings/code-lists/{list.Id}.yaml", list.Yaml)),
        KeyValuePair.Create(MappingPath, mapping),
        KeyValuePair.Create($"mappings/{System}/system.yaml", SystemYaml),
    ];
}

/// <summary>Compiles and checks a proposal as <c>hub check</c> will, so that nothing is written that does not pass it.</summary>
internal sealed class ProposalCheck(ProposalFiles files, Contract? own, IContractLookup home) : IContractLookup
{
    /// <inheritdoc />
    public Contract? Find(VersionedId reference) => own is not null && reference.ToString() == $"{own.Id}@{own.Version}" ? own : home.Find(reference);

    /// <summary>Compiles the text of the mapping with what goes with it.</summary>
    public Outcome<MappingPlan> Compile(string mapping)
    {
        var library = MappingLibrary.Read(files.With(mapping).Where(file => file.Key.EndsWith(".yaml", StringComparison.Ordinal)).Select(file => KeyValuePair.Create(file.Key, Encoding.UTF8.GetBytes(file.Value))), this);
        return library.Problems.Count > 0 || library.Mappings.Count == 0 ? Outcome<MappingPlan>.Failed(library.Problems) : library.Compile(library.Mappings[0]);
    }

    /// <summary>Finds what the canonical message requires and no column could be found for; other faults would be the hub's own.</summary>
    public IReadOnlyList<Problem> Missing(MappingDraft draft)
    {
        var plan = Compile(MappingText.Of(draft));
        var problems = plan.Succeeded ? MappingChecker.Check(plan.Value, this).Problems : plan.Problems;
        return [.. problems.Select(problem => problem.Code == "MAP-0203"
            ? new Problem("INF-0009", $"The samples do not fill {draft.To}: {problem.Message.Replace(" Add a rule.", "", StringComparison.Ordinal)} No column looks like it. Choose another message with --to, or give samples that hold it.")
            : problem)];
    }

    /// <summary>Lists the open guesses of a mapping.</summary>
    public IReadOnlyList<Problem> Guesses(string mapping) => MappingFile.Read(Encoding.UTF8.GetBytes(mapping), files.MappingPath) is { Succeeded: true } file ? file.Value.OpenGuesses : [];
}
