namespace IntegrationHub.Core.Genealogy.Worlds;

/// <summary>A lot with its named pieces, a container, or a single thing: what material is drawn from and put into.</summary>
internal sealed class Stock(string key, NodeKind kind, bool isReached)
{
    public string Key => key;

    public bool IsLot => kind == NodeKind.Lot;

    /// <summary>Gets whether it holds an amount, of which a use takes a part.</summary>
    public bool IsPool => kind is NodeKind.Lot or NodeKind.Container;

    /// <summary>Gets whether suspect material may have got here at all; what is not reached is clean.</summary>
    public bool IsReached => isReached;

    /// <summary>Gets or sets whether it mixes through: some affected means all affected.</summary>
    public bool IsHomogeneous { get; set; }

    /// <summary>Gets or sets whether it is counted in pieces.</summary>
    public bool IsDiscrete { get; set; } = true;

    /// <summary>Gets or sets how much was ever put in.</summary>
    public decimal Size { get; set; } = Share.Unlimited;

    public bool AllSuspect { get; set; }

    /// <summary>Gets or sets how many unknown pieces are suspect.</summary>
    public decimal SomeSuspect { get; set; }

    public List<NamedPiece> Pieces { get; } = [];

    public List<Yield> Entries { get; } = [];

    public List<Draw> Draws { get; } = [];

    /// <summary>Gets or sets the place in the order of flow.</summary>
    public int Rank { get; set; }

    /// <summary>Gets the pieces of which it is told on their own whether they are affected.</summary>
    public IEnumerable<NamedPiece> ToldApart => Pieces.Where(p => p.IsToldApart);
}

/// <summary>A piece with a serial number that belongs to a lot.</summary>
internal sealed class NamedPiece(string key, Stock lot)
{
    public string Key => key;

    public Stock Lot => lot;

    public bool IsSuspect { get; set; }

    /// <summary>Gets what made the piece, where that is on record for the piece itself.</summary>
    public List<Yield> Entries { get; } = [];

    /// <summary>Gets where the piece is known to have gone; empty: any use of the lot may have taken it.</summary>
    public List<Making> FixedIn { get; } = [];

    public bool IsToldApart => IsSuspect || Entries.Count > 0;

    public Share Share { get; set; }

    /// <summary>Says whether a use of the lot may have taken this piece.</summary>
    public bool IsFreeFor(Draw draw) => FixedIn.Count == 0 || !draw.IsExclusive || draw.MayCoincideWith.Contains(this);
}

/// <summary>How the inputs of a group become its outputs.</summary>
internal enum FlowRule
{
    /// <summary>Each piece that goes in is in one piece that comes out.</summary>
    Assemble,

    /// <summary>Each piece that comes out is one that went in.</summary>
    Process,

    /// <summary>Each piece that comes out is of one that went in, and each that went in is in some.</summary>
    Divide,

    /// <summary>Anything may be in anything.</summary>
    Mix,

    /// <summary>All that goes in lies in the container.</summary>
    Gather,

    /// <summary>What comes out was inside before and keeps its identity.</summary>
    Regain,
}

/// <summary>One group: an event that names both sides, or a transformation.</summary>
internal sealed class Making(string group, FlowRule rule, bool leaks)
{
    public string Group => group;

    public FlowRule Rule { get; set; } = rule;

    /// <summary>Gets whether what went in may have become scrap or lie in open work.</summary>
    public bool Leaks => leaks;

    public List<Draw> Draws { get; } = [];

    public List<Yield> Yields { get; } = [];

    public int Rank { get; set; }

    /// <summary>Gets how much comes out in all.</summary>
    public decimal Total => Math.Min(Share.Unlimited, Yields.Sum(y => y.Quantity));

    /// <summary>Gets whether enough is known to have gone in that each piece that came out holds some of it.</summary>
    public bool Covers => !leaks && Share.IsKnown(Total) && Draws.Exists(d => !d.IsOptional) && Draws.Where(d => !d.IsOptional).Sum(d => d.Quantity) >= Total;
}

/// <summary>What one group takes of a stock.</summary>
internal sealed class Draw(Making making, Stock from, NamedPiece? piece, decimal quantity, bool isOptional, bool isExclusive)
{
    public Making Making => making;

    public Stock From => from;

    /// <summary>Gets the piece, where it is named.</summary>
    public NamedPiece? Piece => piece;

    public decimal Quantity { get; set; } = quantity;

    /// <summary>Gets whether it may as well not have happened, as far as anyone knows: assumed or one of several candidates.</summary>
    public bool IsOptional => isOptional;

    /// <summary>Gets whether a piece that went this way went no other.</summary>
    public bool IsExclusive => isExclusive;

    /// <summary>Gets the pieces that another report names in the same output: this draw may be of them.</summary>
    public HashSet<NamedPiece> MayCoincideWith { get; } = [];

    public Share Share { get; set; }
}

/// <summary>What one group puts into a stock.</summary>
internal sealed class Yield(Making making, Stock to, NamedPiece? piece, decimal quantity, bool isFirm, bool isSecondView)
{
    public Making Making => making;

    public Stock To => to;

    /// <summary>Gets the piece, where a piece of a lot is named.</summary>
    public NamedPiece? Piece => piece;

    public decimal Quantity { get; set; } = quantity;

    public bool IsFirm => isFirm;

    /// <summary>Gets whether another group brought these pieces; this one may be in them too.</summary>
    public bool IsSecondView => isSecondView;

    public bool IsOfOnePiece => piece is not null || !to.IsPool;

    public Share Share { get; set; }
}
