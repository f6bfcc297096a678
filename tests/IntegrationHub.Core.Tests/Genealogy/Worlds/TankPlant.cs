using IntegrationHub.Core.Canonical.Events;
using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Canonical.Time;

namespace IntegrationHub.Core.Tests.Genealogy.Worlds;

/// <summary>A plant with one tank.</summary>
internal sealed class TankPlant
{
    public static MaterialReference Vessel { get; } = new() { Container = "TANK-1" };

    public Plant Plant { get; } = new();

    public static EventTimes At(string instant) => new(Event: new EventTime { Instant = instant });

    public void Fill(string lot, string at) => Plant.Say(new MaterialEvent
    {
        Operation = Operation.Transfer, Inputs = [Kilos(lot)], Outputs = [Vessel], Times = At(at), Transformation = new("F-" + lot, TransformationKind.Pack),
    });

    public void Draw(string lot, string? at) => Plant.Say(new MaterialEvent
    {
        Operation = Operation.Transfer, Inputs = [Vessel], Outputs = [Kilos(lot)], Times = at is null ? null : At(at),
    });

    private static MaterialReference Kilos(string lot) => Plant.Lot(lot, 100) with { Unit = "KGM" };
}
