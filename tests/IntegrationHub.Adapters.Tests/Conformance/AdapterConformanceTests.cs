using System.Globalization;
using IntegrationHub.Adapters.Tests.Connectors;
using IntegrationHub.Core.Contracts;
using IntegrationHub.Core.Mapping.Check;
using IntegrationHub.Core.Pipeline.Configuration;
using IntegrationHub.Core.Systems;
using IntegrationHub.Core.Versioning;
using Xunit;

namespace IntegrationHub.Adapters.Tests.Conformance;

/// <summary>What every adapter keeps to. Each folder below mappings/ with a system.yaml is covered by being there.</summary>
public sealed class AdapterConformanceTests
{
    /// <summary>Inbound interfaces without an idempotency key, and why: two real issues of 5 kg are two.</summary>
    private static readonly Dictionary<string, string> WithoutKey = new(StringComparer.Ordinal);

    public static TheoryData<string> Systems => [.. HubHome.Systems];

    public static TheoryData<string> Flows => [.. HubHome.Flows];

    public static TheoryData<string> Inbound => [.. HubHome.Flows.Where(name => HubHome.Configuration.Flows[name].Description.Direction == Direction.In)];

    /// <summary>Gets the interfaces to which the hub connects; to the others the system pushes.</summary>
    public static TheoryData<string> Connected => [.. HubHome.Flows.Where(name => HubHome.Configuration.Flows[name].Description.Endpoint.Connector != "intake")];

    [Fact]
    public void All_files_compile_together() =>
        Assert.True(HubHome.Outcome.Succeeded, string.Join('\n', HubHome.Outcome.Problems));

    [Theory]
    [MemberData(nameof(Systems))]
    public void A_system_is_named_like_its_folder_and_has_interfaces(string system)
    {
        var description = HubHome.Configuration.Systems[system];

        Assert.NotEmpty(description.Interfaces);
        Assert.All(description.Interfaces, flow => Assert.StartsWith($"{system}/", flow.Mapping, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Flows))]
    public void An_adapters_own_contract_lies_under_its_name_and_major_version(string name)
    {
        var flow = HubHome.Configuration.Flows[name];
        var own = flow.Description.Direction == Direction.In ? flow.Plan.File.From : flow.Plan.File.Outputs.Select(output => output.To).Distinct().Single();
        var major = own.Version.ToString().Split('.')[0];

        var path = Path.Combine(HubHome.Root, "contracts", $"{own.Id}.v{major}.schema.json".Replace('/', Path.DirectorySeparatorChar));

        Assert.True(File.Exists(path), $"{own} is expected in {path}.");
        Assert.StartsWith($"{flow.Description.System}/", own.Id.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Flows))]
    public void Every_example_of_a_mapping_comes_out_as_written(string name)
    {
        var report = ExampleRunner.Run(HubHome.Configuration.Flows[name].Plan, new Lookup(HubHome.Configuration));

        Assert.NotEmpty(report.Results);
        Nothing(report.Results.Where(result => !result.Passed).Select(result => $"{result.Place} {result.Name}: {result.Failure}"));
    }

    [Theory]
    [MemberData(nameof(Flows))]
    public void Every_rule_is_run_by_an_example(string name) =>
        Nothing(ExampleRunner.Run(HubHome.Configuration.Flows[name].Plan, new Lookup(HubHome.Configuration)).RulesNotHit);

    [Theory]
    [MemberData(nameof(Inbound))]
    public void An_inbound_mapping_shows_what_it_refuses(string name) =>
        Assert.Contains(HubHome.Configuration.Flows[name].Plan.File.Examples, example => example.Quarantine is not null);

    [Theory]
    [MemberData(nameof(Flows))]
    public void A_mapping_fits_the_contracts_that_it_leads_from_and_to(string name) =>
        Nothing(MappingChecker.Check(HubHome.Configuration.Flows[name].Plan, new Lookup(HubHome.Configuration)).Problems.Select(problem => problem.ToString()));

    [Theory]
    [MemberData(nameof(Inbound))]
    public void An_inbound_interface_names_its_key_or_is_excused(string name)
    {
        var flow = HubHome.Configuration.Flows[name].Description;
        Assert.True(flow.Key.Kind != KeyKind.None || WithoutKey.ContainsKey(name), $"{name} names no key; add it, or say here why it has none.");
    }

    [Theory]
    [MemberData(nameof(Connected))]
    public void The_connector_exists_and_takes_the_settings(string name)
    {
        var flow = HubHome.Configuration.Flows[name].Description;
        using var hub = new Hub();

        // Without an address a connector must get past its settings and ask for the address.
        var fault = flow.Direction == Direction.In
            ? Record.Exception(() => Hub.ReadAllAsync(hub.Source(flow.Endpoint.Connector), flow, Hub.At(null)).GetAwaiter().GetResult())?.Message
            : hub.Target(flow.Endpoint.Connector).DeliverAsync(flow, Hub.At(null), new OutboundDocument("{}"u8.ToArray(), "key", "name"), TestContext.Current.CancellationToken).GetAwaiter().GetResult().Detail;

        Assert.NotNull(fault);
        Assert.DoesNotContain("system.yaml", fault, StringComparison.Ordinal);
        Assert.Contains("hub's settings", fault, StringComparison.Ordinal);
    }

    private static void Nothing(IEnumerable<string> faults) => Assert.Equal("", string.Join('\n', faults));

    private sealed class Lookup(HubConfiguration configuration) : IContractLookup
    {
        public Contract? Find(VersionedId reference) => configuration.Contracts.GetValueOrDefault(string.Create(CultureInfo.InvariantCulture, $"{reference}"));
    }
}
