using IntegrationHub.Core.Mapping.Language;
using IntegrationHub.Core.Mapping.Run;

namespace IntegrationHub.Core.Mapping.Compile;

/// <summary>A place in the output: a value, an object of members, an array of elements and loops, or a value with members added.</summary>
internal sealed class PlanNode(string name, ITargetOrder? order)
{
    /// <summary>Gets the name as a member; of an element, its index as text.</summary>
    public string Name => name;

    public byte[] QuotedName { get; } = JsonOutput.QuotedName(name);

    public ITargetOrder? Order => order;

    /// <summary>Gets the rules that set this place; at most one of them may apply to a message.</summary>
    public List<PlanRule> Rules { get; } = [];

    /// <summary>Gets the members in the order of the contract once <see cref="Sort"/> ran.</summary>
    public List<PlanNode> Members { get; private set; } = [];

    /// <summary>Gets the elements at fixed indexes, sorted; absent ones close up.</summary>
    public List<PlanNode> Elements { get; private set; } = [];

    public List<PlanLoop> Loops { get; } = [];

    public bool IsArray => Elements.Count > 0 || Loops.Count > 0;

    public PlanNode Member(string member) => Members.Find(m => m.Name == member) ?? Add(Members, new PlanNode(member, order?.Member(member)));

    public PlanNode Element(string index) => Elements.Find(e => e.Name == index) ?? Add(Elements, new PlanNode(index, order?.Items));

    public void Sort()
    {
        Members = [.. Members.OrderBy(m => order?.Rank(m.Name) ?? 0)];
        Elements = [.. Elements.OrderBy(e => int.Parse(e.Name, System.Globalization.CultureInfo.InvariantCulture))];
        Members.ForEach(m => m.Sort());
        Elements.ForEach(e => e.Sort());
        Loops.ForEach(l => l.Body.Sort());
    }

    private static PlanNode Add(List<PlanNode> list, PlanNode node)
    {
        list.Add(node);
        return node;
    }
}

/// <summary>A rule made ready to run.</summary>
/// <param name="Index">Its place in the file, from 0.</param>
/// <param name="Rule">The rule.</param>
/// <param name="Functions">The functions with their arguments bound, and whether each also takes nothing.</param>
/// <param name="Codes">The code list of the look-up.</param>
/// <param name="KeepsRaw">True for the place that keeps path and value of the source instead of setting the value.</param>
internal sealed record PlanRule(int Index, MappingRule Rule, PlanFunction[] Functions, CodeList? Codes, bool KeepsRaw)
{
    /// <summary>Gets whether the rule only copies a value: most do, and nothing else need be asked of them.</summary>
    public bool Copies { get; } = Rule is { From: { OfGroup: false }, Default: null, Required: false } && Functions.Length == 0 && Codes is null && !KeepsRaw;
}

/// <summary>A function of a chain.</summary>
internal sealed record PlanFunction(string Name, Functions.BoundFunction Run, bool TakesNothing)
{
    public required Functions.FunctionTypes Types { get; init; }

    /// <summary>Gets whether it chooses from what the source sent.</summary>
    public bool Chooses { get; init; }

    public required IReadOnlyList<Functions.FunctionRead> Reads { get; init; }

    public required string Place { get; init; }
}

/// <summary>A loop: every element of an array of the input that fits makes one element of the output.</summary>
internal sealed record PlanLoop(int Index, MappingRule Rule, PlanNode Body);

/// <summary>An output made ready to run.</summary>
internal sealed record PlanOutput(MappingOutput Output, PlanNode Root);
