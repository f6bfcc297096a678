using System.Globalization;
using IntegrationHub.Core.Canonical.Events;
using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Canonical.Time;
using IntegrationHub.Core.Genealogy;
using IntegrationHub.Core.Genealogy.Conservation;

namespace IntegrationHub.Core.Tests.Genealogy.Conservation;

/// <summary>Events about one lot as they would be recorded, and the accounts of it.</summary>
internal sealed class StockBook
{
    private static readonly string Key = NodeIdentity.Of(Lot(1), "mes")!.Node.Key;
    private readonly List<StockMovement> _all = [];
    private readonly HashSet<string> _pieces = new(StringComparer.Ordinal);
    private int _events;

    public List<UnitFactor> Factors { get; } = [];

    public NumberUniqueness Uniqueness { get; init; } = NumberUniqueness.Undeclared;

    public static MaterialReference Lot(decimal quantity, string lot = "L", string unit = "C62", StockSegment? segment = null) =>
        new() { Item = new("I"), Lot = lot, Quantity = quantity, Unit = unit, Segment = segment };

    public static MaterialReference Piece(string serial, StockSegment? segment = null) => new() { Item = new("I"), Lot = "L", Serial = serial, Quantity = 1, Unit = "C62", Segment = segment };

    public static MaterialReference Unit(string serial) => new() { Item = new("P"), Serial = serial, Quantity = 1, Unit = "C62" };

    /// <summary>Reports an event, a minute after the one before, and gives its key.</summary>
    public string Report(Operation operation, MaterialReference[]? inputs = null, MaterialReference[]? outputs = null, MaterialReference[]? materials = null, string? order = null, Correction? corrects = null, string? partner = null)
    {
        var id = (++_events).ToString("000", CultureInfo.InvariantCulture);
        var e = new MaterialEvent
        {
            EventId = id,
            Operation = operation,
            Inputs = inputs,
            Outputs = outputs,
            Materials = materials,
            Corrects = corrects,
            Partner = partner is null ? null : new Partner(partner),
            Transformation = order is null ? null : new Transformation(order),
            Times = new EventTimes { Event = new EventTime { Instant = $"2026-03-02T06:{_events:00}:00Z", Text = "06" } },
        };
        _all.AddRange(StockMovements.From(e, "m/" + id, "mes"));
        if (corrects is not null)
        {
            var taken = GenealogyChanges.EventKey(corrects.EventId, "mes");
            _all.Where(m => m.EventKey == taken).ToList().ForEach(m => _all[_all.IndexOf(m)] = m with { Retracted = true });
        }

        _pieces.UnionWith(_all.Where(m => m.Lot == Key && m.IsPiece).Select(m => m.Node));
        return "mes/" + id;
    }

    /// <summary>Says that pieces belong to the lot.</summary>
    public void Names(params string[] serials) => _pieces.UnionWith(serials.Select(s => NodeIdentity.Of(Piece(s), "mes")!.Node.Key));

    public LotAccount Account() => Accounts()[0];

    public IReadOnlyList<LotAccount> Accounts() =>
        LotAccounts.Of(Key, [.. _all.Where(m => m.Lot == Key || _pieces.Contains(m.Node))], _pieces, Factors, _all, _ => Uniqueness);
}
