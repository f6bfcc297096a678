using IntegrationHub.Core.Canonical.Events;
using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Genealogy;

namespace IntegrationHub.Core.Tests.Genealogy.Worlds;

/// <summary>A lot of a small genealogy. Without a size nobody ever stated how much it holds.</summary>
internal sealed record SmallLot(string Name, int? Size, int Named, bool IsMade)
{
    public IEnumerable<string> Pieces => Enumerable.Range(0, Named).Select(n => $"{Name}-{n}");
}

/// <summary>What goes into a step: <paramref name="Count"/> pieces of a lot, one named piece of it, or a unit.</summary>
internal sealed record Taking(string? Lot, string? Serial, int Count, bool IsAssumed);

/// <summary>What comes out: a lot, or a unit.</summary>
internal sealed record Giving(string? Lot, string? Unit, int Count);

/// <summary>One event that names both sides, or (leaking) an order to which issues and receipts are booked apart.</summary>
internal sealed record Step(TransformationKind Kind, bool Leaks, Taking[] In, Giving[] Out);

/// <summary>What is suspected: a lot (all, or a number of unknown pieces), a named piece, a unit.</summary>
internal sealed record SmallSuspect(string? Lot, string? Serial, int? Count);

/// <summary>A genealogy small enough to go through all its worlds.</summary>
internal sealed record SmallGenealogy(SmallLot[] Lots, Step[] Steps, SmallSuspect[] Suspects)
{
    public SmallLot Lot(string name) => Lots.First(l => l.Name == name);

    /// <summary>Tells it to a hub.</summary>
    public Plant Tell()
    {
        var plant = new Plant();
        foreach (var lot in Lots.Where(l => !l.IsMade))
        {
            if (lot.Size is { } size)
            {
                plant.Put(Lot(lot.Name, size));
            }
        }

        foreach (var lot in Lots.Where(l => l.Named > 0))
        {
            plant.See([.. lot.Pieces.Select(p => Plant.Piece(p, lot.Name))]);
        }

        for (var s = 0; s < Steps.Length; s++)
        {
            var step = Steps[s];
            var transformation = new Transformation($"T{s}", step.Kind);
            MaterialReference[] inputs = [.. step.In.Select(Of)];
            MaterialReference[] outputs = [.. step.Out.Select(o => o.Lot is { } lot ? Lot(lot, o.Count) : Plant.Product(o.Unit!))];
            if (step.Leaks)
            {
                plant.Say(new MaterialEvent { Operation = Operation.Issue, Inputs = inputs, Transformation = transformation });
                plant.Say(new MaterialEvent { Operation = Operation.Produce, Outputs = outputs, Transformation = transformation });
            }
            else
            {
                plant.Say(new MaterialEvent { Operation = Operation.Produce, Inputs = inputs, Outputs = outputs, Transformation = transformation });
            }
        }

        return plant;
    }

    public Suspect[] SuspectKeys() =>
        [.. Suspects.Select(s => new Suspect(s.Lot is { } lot ? KeyOfLot(lot) : KeyOf(s.Serial!), s.Count))];

    public string KeyOfLot(string lot) => Plant.Key(Plant.Lot(lot));

    public string KeyOf(string serial) => serial.StartsWith('U') ? Plant.Key(Plant.Product(serial)) : Plant.Key(Plant.Piece(serial));

    public override string ToString() =>
        $"lots {string.Join(" ", Lots.Select(l => $"{l.Name}({(l.IsMade ? "made" : l.Size?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "?")},{l.Named} named)"))}; "
        + string.Join("; ", Steps.Select(s => $"{(s.Leaks ? "order " : "")}{s.Kind} {string.Join("+", s.In.Select(i => $"{(i.IsAssumed ? "~" : "")}{i.Serial ?? $"{i.Count}x{i.Lot}"}"))} -> {string.Join("+", s.Out.Select(o => o.Unit ?? $"{o.Count}x{o.Lot}"))}"))
        + $"; suspect {string.Join(", ", Suspects.Select(s => s.Serial ?? $"{s.Count?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "all"} of {s.Lot}"))}";

    private static MaterialReference Lot(string lot, int count) => Plant.Lot(lot, count);

    private static MaterialReference Of(Taking taking)
    {
        var material = taking.Lot is null ? Plant.Product(taking.Serial!) : taking.Serial is { } serial ? Plant.Piece(serial, taking.Lot) : Lot(taking.Lot, taking.Count);
        return taking.IsAssumed ? material with { Evidence = EvidenceGrade.Assumed } : material;
    }
}
