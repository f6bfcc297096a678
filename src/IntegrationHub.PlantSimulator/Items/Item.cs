namespace IntegrationHub.PlantSimulator;

/// <summary>One material as the three masters hold it, side by side, so that each disagreement is seen in one place.</summary>
/// <param name="Number">The number in the ERP, leading zeros included.</param>
/// <param name="Text">What it is.</param>
/// <param name="SapType">SAP material type, for example <c>FERT</c>.</param>
/// <param name="SapUnit">SAP base unit, for example <c>PC</c>.</param>
/// <param name="Plants">The plants it is extended to, each with its flags; null where the ERP does not have the material.</param>
/// <param name="Deleted">Whether the ERP has it marked for deletion.</param>
/// <param name="Part">What the PLM says; null where it does not have the part.</param>
/// <param name="TrackingMode">What the MES says: NONE, LOT, SERIAL, LOT_SERIAL; null where it does not have the material.</param>
internal sealed record Item(
    string Number,
    string Text,
    string SapType,
    string SapUnit,
    IReadOnlyList<ItemPlant>? Plants,
    bool Deleted,
    ItemPart? Part,
    string? TrackingMode)
{
    /// <summary>Gets how often its flags were changed since the plant started.</summary>
    public int Changes { get; init; }

    /// <summary>Gets the flag at client level: set where any plant has it, which is why it must not be read for one plant.</summary>
    public bool BatchAtClient => Plants is not null && Plants.Any(plant => plant.Batch);

    /// <summary>Gets the unit as the MES writes it.</summary>
    public string MesUnit => SapUnit == "PC" ? "PCE" : SapUnit;

    /// <summary>Gets the unit as Windchill writes it.</summary>
    public string PlmUnit => SapUnit == "PC" ? "ea" : SapUnit.ToLowerInvariant();
}

/// <summary>A material in one ERP plant.</summary>
/// <param name="Plant">Plant code, for example 1000.</param>
/// <param name="Batch">Whether stock is kept by batch.</param>
/// <param name="SerialProfile">Serial number profile, a key of four characters; empty where there is none.</param>
internal sealed record ItemPlant(string Plant, bool Batch, string SerialProfile);

/// <summary>A material in the PLM.</summary>
/// <param name="Number">The PLM's own number, which may lack the ERP's leading zeros.</param>
/// <param name="TraceCode">0, L, S, X, a code that nobody knows, or null where the attribute is not sent.</param>
/// <param name="Phantom">Whether it is never built or stocked.</param>
internal sealed record ItemPart(string Number, string? TraceCode, bool Phantom);
