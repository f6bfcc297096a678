using IntegrationHub.Core.Genealogy.Aliases;
using IntegrationHub.Core.Translation;

namespace IntegrationHub.Core.Genealogy;

/// <summary>The part of the genealogy that a question needs: every group that touches a reached node is in it whole.</summary>
public sealed record GenealogySubgraph(
    IReadOnlyDictionary<string, NodeFact> Nodes,
    IReadOnlyList<Attachment> Attachments,
    IReadOnlyList<MembershipFact> Memberships,
    IReadOnlyList<SharedName> SharedNames)
{
    /// <summary>Gets when vessels were emptied: what was in one before is in nothing that was drawn from it after.</summary>
    public IReadOnlyList<Emptied> Emptied { get; init; } = [];

    /// <summary>Gets the sightings by which pieces that went in twice may be used once more: a return, a reallocation.</summary>
    public IReadOnlyList<Freed> Freed { get; init; } = [];

    /// <summary>Gets the aliases of its nodes, the earliest first.</summary>
    public IReadOnlyList<AliasFact> Aliases { get; init; } = [];

    /// <summary>Gets the empty part.</summary>
    public static GenealogySubgraph Empty { get; } = new(new Dictionary<string, NodeFact>(StringComparer.Ordinal), [], [], []);
}

/// <summary>That a tank, silo or container was emptied.</summary>
/// <param name="Node">The node key.</param>
/// <param name="At">When, microseconds since the epoch.</param>
public sealed record Emptied(string Node, long At);

/// <summary>That a piece may be used once more.</summary>
/// <param name="Node">The node key.</param>
/// <param name="By">The message that says so.</param>
public sealed record Freed(string Node, string By);

/// <summary>One edge, from what went in to what came out.</summary>
/// <param name="From">The node key of the input, or of the lot for a membership.</param>
/// <param name="To">The node key of the output, or of the piece for a membership.</param>
/// <param name="Input">The attachment of the input; null for a membership.</param>
/// <param name="Sure">True where the output holds material of the input in every world that fits this event.</param>
/// <param name="Evidence">How sure the edge is: <em>candidate</em> where one of several outputs took the piece.</param>
/// <param name="Because">The message that says it.</param>
/// <param name="Quantity">How much went in, where it is known to have gone into this output.</param>
public sealed record GenealogyEdge(
    string From, string To, Attachment? Input, bool Sure, Canonical.Materials.EvidenceGrade Evidence, string Because, decimal? Quantity)
{
    /// <summary>Gets whether the edge says that a piece belongs to a lot.</summary>
    public bool IsMembership => Input is null;
}
