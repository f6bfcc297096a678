using IntegrationHub.EndToEnd.Tests.Executable;
using Xunit;

namespace IntegrationHub.EndToEnd.Tests.CommandLine;

/// <summary>The repository's own policy table, asked on the command line.</summary>
public sealed class TranslateTests : IDisposable
{
    private const string TwoHousings = """
        { "operation": "issue", "inputs": [
          { "item": { "id": "4711-10" }, "serial": "HG26-1", "lot": "L9", "quantity": "1", "unit": "C62" },
          { "item": { "id": "4711-10" }, "serial": "HG26-2", "quantity": "1", "unit": "C62" } ] }
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("hub-translate-").FullName;

    [Fact]
    public async Task Pieces_become_their_lot_and_the_loss_record_says_what_that_costs_a_recall()
    {
        var answer = await RunAsync(TwoHousings, "--tracking", "4711-10=required/none", "--member", "4711-10/HG26-2=L9", "--lot-size", "4711-10/L9=50", "--json");

        Assert.Equal(0, answer.ExitCode);
        var (line, loss) = (Assert.Single(answer.Json["lines"]!.AsArray())!, answer.Json["loss"]!);
        Assert.Equal(("L9", "2", null), (line["lot"]!.GetValue<string>(), line["quantity"]!.GetValue<string>(), line["serial"]));
        Assert.Equal(("serial→lot", "serial", 2, 50), (loss["projection"]!.GetValue<string>(), loss["lost"]![0]!.GetValue<string>(), loss["recall"]!["hub"]!.GetValue<int>(), loss["recall"]!["inTarget"]!.GetValue<int>()));
    }

    [Theory]
    [InlineData("TRA-0003", "--tracking", "4711-10=required/none")] // the lot of the second piece is not known
    [InlineData("TRA-0002", "--json")]                              // how the target tracks the item is not known
    public async Task What_is_not_known_is_refused_and_not_guessed(string code, params string[] options)
    {
        var answer = await RunAsync(TwoHousings, options);

        Assert.Equal(1, answer.ExitCode);
        Assert.Contains(code, answer.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("has the form", "--tracking", "4711-10")]
    [InlineData("not none, optional or required", "--tracking", "4711-10=yes/no")]
    [InlineData("no quantity", "--lot-size", "4711-10/L9=a few")]
    public async Task Wrong_arguments_are_told_with_their_form(string says, params string[] options)
    {
        var answer = await RunAsync(TwoHousings, options);

        Assert.Equal((2, ""), (answer.ExitCode, answer.Output));
        Assert.Contains(says, answer.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_document_that_is_no_material_event_is_told_place_and_rule()
    {
        var answer = await RunAsync("""{ "operation": "teleport" }""", "--json");

        Assert.Equal((1, "/operation"), (answer.ExitCode, answer.Json["problems"]![0]!["place"]!.GetValue<string>()));
    }

    [Fact]
    public async Task The_table_says_what_happens_if_which_row_decides_and_who_answers()
    {
        var passes = await AskAsync("--operation", "issue", "--source", "serial-set", "--target", "lot-required", "--json");
        var refuses = await AskAsync("--operation", "issue", "--source", "lot", "--target", "quantity-only", "--item", "4711-10");

        Assert.Equal((0, "aggregate", "policies/translation@1.1.0 issue/serial-set/lot-required/posting/*"), (passes.ExitCode, passes.Json["action"]!.GetValue<string>(), passes.Json["decided"]!.GetValue<string>()));
        Assert.Equal(1, refuses.ExitCode);
        Assert.Contains("quality engineer, within P1D", refuses.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_word_that_the_table_does_not_have_is_told_with_those_that_it_has()
    {
        var answer = await AskAsync("--operation", "teleport", "--source", "lot", "--target", "quantity-only");

        Assert.Equal((2, ""), (answer.ExitCode, answer.Output));
        Assert.Contains("--operation teleport: use one of receive, issue", answer.Errors, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static Task<HubAnswer> AskAsync(params string[] options) =>
        HubExecutable.RunAsync(["translate", "what-if", "--home", Repository.Root, .. options], null, null, TestContext.Current.CancellationToken);

    private async Task<HubAnswer> RunAsync(string body, params string[] options)
    {
        var file = Path.Combine(_folder, "event.json");
        await File.WriteAllTextAsync(file, body, TestContext.Current.CancellationToken);
        return await HubExecutable.RunAsync(["translate", file, "--to", "erp-sap", "--home", Repository.Root, .. options], null, null, TestContext.Current.CancellationToken, _folder);
    }
}
