namespace IntegrationHub.Core.Genealogy;

/// <summary>What a node is. The order is the precedence when messages disagree.</summary>
public enum NodeKind
{
    /// <summary>Only referred to so far; a later message may tell.</summary>
    Unknown,

    /// <summary>A container or kit.</summary>
    Container,

    /// <summary>A lot, sublot, heat or supplier's lot.</summary>
    Lot,

    /// <summary>One piece with a serial number.</summary>
    Unit,
}

/// <summary>What is known of one node of the genealogy.</summary>
/// <param name="Key">The node key (<see cref="NodeIdentity"/>).</param>
/// <param name="Kind">What it is.</param>
/// <param name="Item">The item, in the numbering of the system that named it.</param>
/// <param name="Serial">The serial number, for a unit.</param>
/// <param name="Lot">The lot number, for a lot.</param>
/// <param name="Container">The container number, for a container.</param>
public sealed record NodeFact(string Key, NodeKind Kind, string? Item = null, string? Serial = null, string? Lot = null, string? Container = null)
{
    /// <summary>Puts two statements about one node together. The result does not depend on which came first.</summary>
    public NodeFact With(NodeFact other) => new(
        Key,
        Kind > other.Kind ? Kind : other.Kind,
        First(Item, other.Item), First(Serial, other.Serial), First(Lot, other.Lot), First(Container, other.Container));

    // The ordinally smaller of two texts: arbitrary, but the same for every order of arrival.
    private static string? First(string? a, string? b) =>
        a is null ? b : b is null || string.CompareOrdinal(a, b) <= 0 ? a : b;
}

/// <summary>A name that a node goes by. One name of several nodes is a finding, never a reason to merge them.</summary>
/// <param name="Node">The node key.</param>
/// <param name="Scheme">The naming scheme.</param>
/// <param name="Value">The name, ordinal and unchanged.</param>
/// <param name="Issuer">Who guarantees its uniqueness; null where the scheme is worldwide or nobody is named.</param>
/// <param name="Item">The item within which a serial or lot number is unique.</param>
public sealed record NameFact(string Node, string Scheme, string Value, string? Issuer = null, string? Item = null);

/// <summary>A name that several nodes go by.</summary>
public sealed record SharedName(string Scheme, string Value, string? Issuer, string? Item, IReadOnlyList<string> Nodes);
