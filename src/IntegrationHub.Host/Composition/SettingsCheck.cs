using System.ComponentModel.DataAnnotations;
using IntegrationHub.Adapters.Connectors.Files;
using IntegrationHub.Adapters.Connectors.Http;
using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Pipeline.Configuration;
using IntegrationHub.Host.Api.Reconciliation;
using IntegrationHub.Host.Security;
using IntegrationHub.Messaging;
using IntegrationHub.Storage.Genealogy;
using Microsoft.Extensions.Configuration;

namespace IntegrationHub.Host.Composition;

/// <summary>Looks at all that a hub is to start with, before anything is started: a person corrects every fault at once, not one after another.</summary>
internal static class SettingsCheck
{
    /// <summary>Checks settings and configuration files.</summary>
    /// <returns>The compiled configuration, or every fault: <c>CFG-0011</c> store, <c>CFG-0012</c> transport, <c>CFG-0013</c> limits, <c>SEC-0001</c> addresses, and those of the files.</returns>
    public static Outcome<HubConfiguration> Run(HubSettings settings)
    {
        var configuration = new ConfigurationBuilder().AddEnvironmentVariables("HUB_").AddInMemoryCollection(settings.Overrides).Build();
        var compiled = ConfigurationCompiler.Compile(HomeFolder.Read(settings.Home));
        List<Problem> problems =
        [
            .. LoopbackOnly.Check(settings.Urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)),
            .. Backend("CFG-0011", "store", settings.Store, "sqlite", "postgresql", configuration["Store:Connection"]),
            .. Backend("CFG-0012", "transport", settings.Transport, "memory", "rabbitmq", configuration["Transport:Connection"]),
            .. BrokerAddress(settings, configuration["Transport:Connection"]),
            .. Limits<PipelineOptions>(configuration, "Pipeline"),
            .. Limits<FileDropOptions>(configuration, "Files"),
            .. Limits<HttpConnectorOptions>(configuration, "Http"),
            .. Limits<ReconciliationOptions>(configuration, "Reconciliation"),
            .. Limits<GenealogyOptions>(configuration, "Genealogy"),
            .. compiled.Succeeded ? [] : compiled.Problems,
        ];
        return problems.Count == 0 ? compiled : Outcome<HubConfiguration>.Failed(problems);
    }

    private static IEnumerable<Problem> Backend(string code, string option, string value, string embedded, string server, string? connection)
    {
        if (value != embedded && value != server)
        {
            yield return new Problem(code, $"The {option} is {embedded} or {server}. Correct --{option}.", RawValue: value);
        }
        else if (value == server && string.IsNullOrWhiteSpace(connection))
        {
            yield return new Problem(code, $"--{option} {server} needs a connection. Set HUB_{option.ToUpperInvariant()}__CONNECTION.");
        }
    }

    // The address holds a password, so it is not repeated.
    private static IEnumerable<Problem> BrokerAddress(HubSettings settings, string? connection) =>
        settings.Transport == "rabbitmq" && !string.IsNullOrWhiteSpace(connection)
        && !(Uri.TryCreate(connection, UriKind.Absolute, out var address) && address.Scheme is "amqp" or "amqps" or "rabbitmq" or "rabbitmqs")
            ? [new Problem("CFG-0012", "The connection to RabbitMQ is no address like amqp://user:password@host:5672/vhost. Correct HUB_TRANSPORT__CONNECTION.")]
            : [];

    private static IEnumerable<Problem> Limits<T>(IConfiguration configuration, string section)
        where T : class, new()
    {
        var options = new T();
        var faults = new List<ValidationResult>();
        try
        {
            configuration.GetSection(section).Bind(options);
        }
        catch (InvalidOperationException failure)
        {
            return [new Problem("CFG-0013", $"{failure.Message} Correct the setting.", section)];
        }

        _ = Validator.TryValidateObject(options, new ValidationContext(options), faults, validateAllProperties: true);
        return faults.Select(fault => new Problem("CFG-0013", $"{fault.ErrorMessage} Correct the setting.", $"{section}:{fault.MemberNames.FirstOrDefault()}"));
    }
}
