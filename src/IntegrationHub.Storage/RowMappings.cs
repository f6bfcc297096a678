using IntegrationHub.Core.Pipeline;
using IntegrationHub.Core.Versioning;
using IntegrationHub.Storage.Pipeline;
using IntegrationHub.Storage.Versioning;
using Mapster;

namespace IntegrationHub.Storage;

/// <summary>How rows become what callers see, and the reverse. Every pair is declared and every member has a source: a forgotten one is a fault when a test compiles this.</summary>
public static class RowMappings
{
    /// <summary>Gets the declarations.</summary>
    public static TypeAdapterConfig Config { get; } = Create();

    private static TypeAdapterConfig Create()
    {
        var config = new TypeAdapterConfig { RequireExplicitMapping = true, RequireDestinationMemberSource = true };
        config.NewConfig<ProblemRow, ProblemView>().MapToConstructor(true);
        config.NewConfig<ControlledItem, ControlledItemRow>()
            .Map(row => row.Kind, item => item.Kind.ToString())
            .Map(row => row.ItemId, item => item.Id)
            .Map(row => row.Bytes, item => item.Bytes.ToArray())
            .Ignore(row => row.Id, row => row.ImportedAt);
        config.NewConfig<Arrival, EnvelopeRow>()
            .Map(row => row.Size, arrival => arrival.Body.Length)
            .Ignore(row => row.Id, row => row.PublicId, row => row.ReceivedAt, row => row.Day, row => row.Sha256, row => row.State, row => row.MessageCount!, row => row.Open,
                row => row.Attempts, row => row.NextAttemptAt, row => row.LeaseToken, row => row.LeaseUntil);
        config.NewConfig<NewDelivery, DeliveryRow>()
            .Ignore(row => row.Id, row => row.PublicId, row => row.Day, row => row.State, row => row.Attempts, row => row.NextAttemptAt, row => row.LeaseToken, row => row.LeaseUntil,
                row => row.Document!, row => row.Loss!, row => row.Escrow!, row => row.Detail!, row => row.Reply!, row => row.SettledAt!);
        return config;
    }
}
