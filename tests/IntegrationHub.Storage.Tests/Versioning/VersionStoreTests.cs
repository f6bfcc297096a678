using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using IntegrationHub.Core.Versioning;
using IntegrationHub.Storage.Tests.Databases;
using IntegrationHub.Storage.Versioning;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace IntegrationHub.Storage.Tests.Versioning;

public sealed class SqliteVersionStoreTests() : VersionStoreTests(SqliteTestDatabase.CreateAsync);

public sealed class PostgreSqlVersionStoreTests() : VersionStoreTests(PostgreSqlTestDatabase.CreateAsync);

public abstract class VersionStoreTests(Func<Task<ITestDatabase>> create) : HubDatabaseSuite(create)
{
    private static readonly ControlledItem First = Item("1.0.0", "rules: [a]");

    [Fact]
    public async Task A_version_that_means_something_else_is_a_conflict_and_one_that_only_looks_different_is_not()
    {
        await ImportAsync(First);

        var changed = await ConflictsAsync(Item("1.0.0", "rules: [b]"));
        var reworded = await ConflictsAsync(Item("1.0.0", "# why\nrules: [a]", First.SemanticHash));

        Assert.Equal("VER-0020", Assert.Single(changed).Code);
        Assert.Empty(reworded);
        Assert.Empty(await ConflictsAsync(Item("1.1.0", "rules: [b]")));
    }

    [Fact]
    public async Task Importing_and_activating_twice_records_once_and_each_record_is_a_row_of_the_audit_trail()
    {
        var closure = Closure.Of([First]);
        for (var n = 0; n < 2; n++)
        {
            await ImportAsync(First);
            await WriteAsync(context => Store(context).ActivateAsync(new Dictionary<string, Closure> { ["mes/consumption"] = closure }, Cancellation));
        }

        var rows = await ReadAsync(context => context.Set<AuditRow>().OrderBy(row => row.Sequence).ToListAsync(Cancellation));

        Assert.Equal(["import", "activate"], rows.Select(row => JsonNode.Parse(row.Entry)!["action"]!.GetValue<string>()));
        Assert.Equal([1, 2], rows.Select(row => row.Sequence));
        Assert.All(rows, row => Assert.Equal(SHA256.HashData([0, .. row.Entry]), row.LeafHash));
    }

    [Fact]
    public async Task The_files_of_a_closure_come_back_byte_for_byte_also_after_a_newer_version()
    {
        await ImportAsync(First);
        await WriteAsync(context => Store(context).ActivateAsync(new Dictionary<string, Closure> { ["mes/consumption"] = Closure.Of([First]) }, Cancellation));
        await ImportAsync(Item("1.1.0", "rules: [b]"));

        var files = await ReadAsync(context => Store(context).FilesAsync(Closure.Of([First]).Hash, Cancellation));

        Assert.Equal("rules: [a]", Encoding.UTF8.GetString(Assert.Single(files!).Bytes.Span));
        Assert.Null(await ReadAsync(context => Store(context).FilesAsync("no such closure", Cancellation)));
    }

    private static ControlledItem Item(string version, string text, string? meaning = null)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        return new ControlledItem("mappings/mes/consumption.yaml", ItemKind.Mapping, "mes/consumption", version, meaning ?? hash, hash, bytes);
    }

    private Task<int> ImportAsync(ControlledItem item) => WriteAsync(context => Store(context).ImportAsync([item], Cancellation));

    private Task<IReadOnlyList<Core.Canonical.Problem>> ConflictsAsync(ControlledItem item) => ReadAsync(context => Store(context).ConflictsAsync([item], Cancellation));

    private VersionStore Store(HubContext context) => new(context, Time);
}
