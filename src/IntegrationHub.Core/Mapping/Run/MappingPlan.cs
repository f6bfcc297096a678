using IntegrationHub.Core.Contracts;
using IntegrationHub.Core.Mapping.Compile;
using IntegrationHub.Core.Mapping.Formats;
using IntegrationHub.Core.Mapping.Language;
using IntegrationHub.Core.Versioning;

namespace IntegrationHub.Core.Mapping.Run;

/// <summary>A mapping made ready to run. It holds no state: any number of threads may run it.</summary>
public sealed class MappingPlan
{
    private readonly IReadOnlyList<PlanOutput> _outputs;

    internal MappingPlan(MappingFile file, IReadOnlyList<PlanOutput> outputs, IReadOnlyList<string> rules, IReadOnlyList<VersionedId> codeLists) =>
        (File, _outputs, Rules, CodeLists) = (file, outputs, rules, codeLists);

    /// <summary>Gets the mapping.</summary>
    public MappingFile File { get; }

    /// <summary>Gets the ids of all rules in file order.</summary>
    public IReadOnlyList<string> Rules { get; }

    /// <summary>Gets the code lists that the rules use: with the contracts they are the closure.</summary>
    public IReadOnlyList<VersionedId> CodeLists { get; }

    internal IReadOnlyList<PlanOutput> Outputs => _outputs;

    /// <summary>Gets the functions of each rule by its id.</summary>
    internal IReadOnlyDictionary<string, IReadOnlyList<PlanFunction>> Chains { get; init; } = new Dictionary<string, IReadOnlyList<PlanFunction>>();

    /// <summary>Maps a document that is one message. Same input and context, same bytes.</summary>
    public MappingResult Run(TokenTape input, MappingRunContext context) => Run(input, 0, context);

    /// <summary>Maps a message that is a value within an envelope; places in the result count from the message.</summary>
    public MappingResult Run(TokenTape input, int message, MappingRunContext context)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(context);
        if (RowFault.Of(input, message) is { } fault)
        {
            return new MappingResult([], [], [fault], []);
        }

        var state = new RunState(input, message, context, Rules.Count);
        var documents = new List<MappingDocument>();
        var left = context.Budget.OutputBytes;
        foreach (var plan in _outputs)
        {
            if (plan.Output.ForEach is { } each)
            {
                Loops.Each(state, each, plan.Output.When, [], plan.Output.Name, () => Document(plan, state, documents, ref left));
            }
            else if (state.Step() && state.Holds(plan.Output.When))
            {
                Document(plan, state, documents, ref left);
            }
        }

        return new MappingResult(
            state.Problems.Count == 0 ? documents : [],
            Hit(state.Hits),
            state.Problems,
            [.. state.Assumed.Select(index => Rules[index])])
        {
            Partial = state.Problems.Count == 0 ? [] : documents,
        };
    }

    private List<string> Hit(bool[] hits)
    {
        var hit = new List<string>(hits.AsSpan().Count(true));
        for (var index = 0; index < hits.Length; index++)
        {
            if (hits[index])
            {
                hit.Add(Rules[index]);
            }
        }

        return hit;
    }

    private static void Document(PlanOutput plan, RunState state, List<MappingDocument> documents, ref int left)
    {
        var output = new JsonOutput(state, left);
        if (!new PlanWriter(state, output).Write(plan.Root))
        {
            output.Raw("{}"u8);
        }

        var document = output.Take();
        left -= document.Length;
        documents.Add(new MappingDocument(plan.Output.Name, plan.Output.To, document));
    }
}
