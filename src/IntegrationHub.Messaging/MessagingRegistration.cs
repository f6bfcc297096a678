using System.ComponentModel.DataAnnotations;
using IntegrationHub.Core.Pipeline;
using IntegrationHub.Messaging.Hints;
using IntegrationHub.Messaging.Inbound;
using IntegrationHub.Messaging.Intake;
using IntegrationHub.Messaging.Outbound;
using IntegrationHub.Messaging.Sources;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace IntegrationHub.Messaging;

/// <summary>Which broker carries the hints.</summary>
public enum Transport
{
    /// <summary>None but this process: the embedded default.</summary>
    Memory,

    /// <summary>RabbitMQ with quorum queues.</summary>
    RabbitMq,
}

/// <summary>Registers the moving parts of the hub.</summary>
public static class MessagingRegistration
{
    private const string EnvelopeQueue = "hub-envelopes";
    private const string DeliveryQueue = "hub-deliveries";

    /// <summary>Registers intake, workers, sweeper and the bus. Database, catalog, connectors and addresses are registered by the caller.</summary>
    /// <param name="services">The services.</param>
    /// <param name="transport">The broker.</param>
    /// <param name="connection">Its address, <c>amqp://user:password@host:port/vhost</c>; only for RabbitMQ.</param>
    /// <param name="works">Whether this instance runs the pipelines; one that only answers needs no bus.</param>
    /// <param name="polls">Whether this instance reads from sources on its own.</param>
    public static IServiceCollection AddHubMessaging(this IServiceCollection services, Transport transport, string? connection, bool works, bool polls)
    {
        services.AddOptions<PipelineOptions>().BindConfiguration("Pipeline").ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton<HubChanges>();
        services.TryAddSingleton<HintBoard>();
        services.AddSingleton<BatchApplication>();
        services.AddSingleton<InboundWorker>();
        services.AddSingleton<OutboundWorker>();
        services.AddSingleton<HubIntake>();
        services.AddSingleton<IIntake>(provider => provider.GetRequiredService<HubIntake>());
        services.TryAddSingleton<QuarantineDesk>();
        services.AddSingleton<SourceReader>();
        if (!works)
        {
            return services;
        }

        services.AddMassTransit(bus =>
        {
            bus.AddConsumer<EnvelopeHintConsumer>();
            bus.AddConsumer<DeliveryHintConsumer>();
            if (transport == Transport.RabbitMq)
            {
                bus.UsingRabbitMq((context, broker) => Configure(context, broker, connection ?? throw new ValidationException("RabbitMQ needs a connection: set HUB_TRANSPORT__CONNECTION.")));
            }
            else
            {
                bus.UsingInMemory((context, broker) =>
                {
                    broker.ConcurrentMessageLimit = Options(context).Concurrency;
                    Endpoints(context, broker, _ => { });
                });
            }
        });
        services.AddHostedService<Sweeper>();
        if (polls)
        {
            services.AddHostedService(provider => provider.GetRequiredService<SourceReader>());
        }

        return services;
    }

    private static void Configure(IBusRegistrationContext context, IRabbitMqBusFactoryConfigurator broker, string connection)
    {
        broker.Host(new Uri(connection));
        broker.PrefetchCount = (ushort)Math.Max(Options(context).Concurrency * 2, 4);
        broker.ConcurrentMessageLimit = Options(context).Concurrency;
        Endpoints(context, broker, endpoint => ((IRabbitMqReceiveEndpointConfigurator)endpoint).SetQuorumQueue());
    }

    private static void Endpoints(IBusRegistrationContext context, IBusFactoryConfigurator broker, Action<IReceiveEndpointConfigurator> tune)
    {
        broker.ReceiveEndpoint(EnvelopeQueue, endpoint =>
        {
            tune(endpoint);
            endpoint.ConfigureConsumer<EnvelopeHintConsumer>(context);
        });
        broker.ReceiveEndpoint(DeliveryQueue, endpoint =>
        {
            tune(endpoint);
            endpoint.ConfigureConsumer<DeliveryHintConsumer>(context);
        });
    }

    private static PipelineOptions Options(IBusRegistrationContext context) =>
        context.GetRequiredService<Microsoft.Extensions.Options.IOptions<PipelineOptions>>().Value;
}
