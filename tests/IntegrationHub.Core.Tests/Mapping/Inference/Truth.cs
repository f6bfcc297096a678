namespace IntegrationHub.Core.Tests.Mapping.Inference;

/// <summary>What a column of a generated table really is.</summary>
internal enum Truth
{
    Serial,
    Lot,
    Item,
    Quantity,
    Unit,
    Date,
    Stamp,
    Counter,
    Order,
    Flag,
    Code,
    Text,
    Price,
}
