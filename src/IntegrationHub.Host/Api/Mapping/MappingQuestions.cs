using System.Text;
using System.Text.Json;
using IntegrationHub.Core.Mapping.Check;
using IntegrationHub.Core.Mapping.Formats;
using IntegrationHub.Core.Mapping.Lineage;
using IntegrationHub.Core.Mapping.Run;
using IntegrationHub.Core.Pipeline;
using IntegrationHub.Core.Pipeline.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace IntegrationHub.Host.Api.Mapping;

/// <summary>Answers about the mappings in force: which there are, what feeds what, what becomes of a message. Nothing is stored.</summary>
internal sealed class MappingQuestions(IServiceProvider services)
{
    /// <summary>Lists the mappings by id; empty where the composition has no catalog.</summary>
    public IReadOnlyList<MappingSummary> List() =>
        [.. Flows().GroupBy(flow => flow.Mapping, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => Summary(group.First(), [.. group]))];

    /// <summary>Finds a mapping with its lineage; null where none of this id is in force.</summary>
    public MappingView? Find(string id) => FlowOf(id) is { } flow
        ? new MappingView(Summary(flow, [.. Flows().Where(one => one.Mapping == flow.Mapping)]), LineageReader.Read(flow.Plan, Contracts()))
        : null;

    /// <summary>Maps a message that is not sent anywhere; null where no mapping of this id is in force.</summary>
    /// <param name="id">The mapping.</param>
    /// <param name="message">One message as JSON, or else a document as the interface of the mapping reads it.</param>
    public TrialAnswer? Try(string id, ReadOnlyMemory<byte> message)
    {
        if (FlowOf(id) is not { } flow)
        {
            return null;
        }

        var json = Encoding.UTF8.GetString(message.Span).TrimStart('\uFEFF', ' ', '\t', '\r', '\n').StartsWith('{');
        var result = MappingTrial.Run(flow.Plan, Contracts(), json ? MessageFormats.Json : flow.Format, json ? null : flow.Description.SplitEach, message);
        return new TrialAnswer(
            [.. result.Outputs.Select(output => new TrialOutput(output.Name, output.To.ToString(), JsonSerializer.Deserialize<JsonElement>(output.Document)))],
            result.RulesHit, result.Assumed, result.Problems);
    }

    private Flow? FlowOf(string id) => Flows().FirstOrDefault(flow => flow.Plan.File.Id.Text == id);

    private IEnumerable<Flow> Flows() => services.GetService<IFlowCatalog>()?.Current.Flows.Values ?? [];

    private KnownContracts Contracts() => new(services.GetRequiredService<IFlowCatalog>().Current.Contracts);

    private static MappingSummary Summary(Flow flow, IReadOnlyList<Flow> all) => new(
        flow.Plan.File.Id.Text, flow.Mapping, flow.Plan.File.From.ToString(), [.. flow.Plan.File.Outputs.Select(output => output.To.ToString()).Distinct(StringComparer.Ordinal)],
        [.. all.Select(one => one.Description.FullName).Order(StringComparer.Ordinal)], flow.Plan.Rules.Count, flow.Plan.File.Examples.Count);
}

/// <summary>A mapping in force.</summary>
/// <param name="Id">The id.</param>
/// <param name="Mapping">The id with the version.</param>
/// <param name="From">The contract of the input.</param>
/// <param name="To">The contracts of the outputs.</param>
/// <param name="Interfaces">The interfaces that run it.</param>
/// <param name="Rules">How many rules it has.</param>
/// <param name="Examples">How many examples it has.</param>
internal sealed record MappingSummary(string Id, string Mapping, string From, IReadOnlyList<string> To, IReadOnlyList<string> Interfaces, int Rules, int Examples);

/// <summary>A mapping with what feeds what.</summary>
internal sealed record MappingView(MappingSummary Mapping, MappingLineage Lineage);

/// <summary>What would become of a message.</summary>
/// <param name="Outputs">The messages; empty where there are problems.</param>
/// <param name="Rules">The rules that set something.</param>
/// <param name="Assumed">The rules whose value was assumed by a code list's fallback.</param>
/// <param name="Problems">Why the message would be refused.</param>
internal sealed record TrialAnswer(IReadOnlyList<TrialOutput> Outputs, IReadOnlyList<string> Rules, IReadOnlyList<string> Assumed, IReadOnlyList<Core.Canonical.Problem> Problems);

/// <summary>One output of a trial.</summary>
internal sealed record TrialOutput(string Name, string To, JsonElement Document);
