using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using IntegrationHub.Core.Pipeline;
using IntegrationHub.Core.Reconciliation;
using IntegrationHub.EndToEnd.Tests.Executable;
using Xunit;

namespace IntegrationHub.EndToEnd.Tests.Reconciliation;

/// <summary>An adhesive as ERP, PLM, MES and purchasing see it: shelf life, revision and suppliers beside the flag.</summary>
public sealed class MasterAttributeTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static readonly byte[] Sap = Encoding.UTF8.GetBytes("""
        {"d":{"results":[{"Product":"0815","BaseUnit":"KG","IsBatchManagementRequired":true,"SerialNumberProfile":"","to_Plant":{"results":[]},
          "to_ProductUnitsOfMeasure":{"results":[{"AlternativeUnit":"CAR","QuantityNumerator":"15","QuantityDenominator":"2"}]},
          "to_ProductStorage":{"TotalShelfLife":"12","MinRemainingShelfLife":"0","ShelfLifeExpirationDatePeriod":"M"}}]}}
        """);

    private static readonly byte[] Mes = Encoding.UTF8.GetBytes("""
        <SyncMaterialDefinition xmlns="http://www.wbf.org/xml/B2MML-V0401"><ApplicationArea><CreationDateTime>2026-03-02T05:00:00Z</CreationDateTime></ApplicationArea><DataArea><Sync/>
          <MaterialDefinition><ID>0815</ID><Version>A</Version>
            <MaterialDefinitionProperty><ID>BaseUnitOfMeasure</ID><Value><ValueString>KG</ValueString></Value></MaterialDefinitionProperty>
            <MaterialDefinitionProperty><ID>TrackingMode</ID><Value><ValueString>LOT</ValueString></Value></MaterialDefinitionProperty>
            <MaterialDefinitionProperty><ID>TotalShelfLife</ID><Value><ValueString>400</ValueString><UnitOfMeasure>D</UnitOfMeasure></Value></MaterialDefinitionProperty>
            <MaterialDefinitionProperty><ID>SupplierID</ID><Value><ValueString>S-77</ValueString></Value></MaterialDefinitionProperty>
          </MaterialDefinition></DataArea></SyncMaterialDefinition>
        """);

    [Theory]
    [InlineData(HubProfile.Embedded)]
    [InlineData(HubProfile.Production)]
    public async Task Attributes_are_compared_where_an_authority_is_declared_and_suppliers_under_confirmed_aliases(HubProfile profile)
    {
        await using var hub = await HubWithLoads.StartAsync(profile, Token);
        foreach (var (flow, document) in new[] { ("plm-windchill/part", Part("B")), ("erp-sap/product", Sap), ("erp-tryton/product", Purchasing("100023")), ("mes-b2mml/material", Mes) })
        {
            Assert.Equal(1, (await hub.GiveAsync(flow, document, Token)).GetValueOrDefault(MessageState.Applied));
        }

        Assert.Equal("mes-b2mml says 400 DAY for the total shelf life; erp-sap requires 12 MON. Lots stay usable there for longer than allowed.", await ExplanationAsync(hub, "shelf-life"));
        Assert.Equal("mes-b2mml says A for the engineering revision; plm-windchill requires B.", await ExplanationAsync(hub, "revision"));
        Assert.Null(await ExplanationAsync(hub, "conversion")); // B2MML cannot hold factors: its silence is none
        using var colour = await hub.Http.GetAsync(new Uri("mismatches?attribute=colour", UriKind.Relative), Token);
        Assert.Equal(HttpStatusCode.BadRequest, colour.StatusCode);

        // A supplier alias counts once a second person agreed, and no longer when it is taken back.
        Assert.StartsWith("mes-b2mml says S-77 for the suppliers; erp-tryton requires 100023.", await ExplanationAsync(hub, "suppliers"), StringComparison.Ordinal);
        Assert.Contains("'reason' is missing", await ProposeAsync(hub, null, HttpStatusCode.BadRequest), StringComparison.Ordinal);
        Assert.Contains("A second person has not agreed yet.", await ProposeAsync(hub, "the list of March", HttpStatusCode.OK), StringComparison.Ordinal);
        Assert.Contains("already says that S-77 in mes-b2mml is 100023", await ProposeAsync(hub, "again", HttpStatusCode.BadRequest), StringComparison.Ordinal);
        await MoveAsync(hub, "approve", "Ann", HttpStatusCode.Conflict);
        Assert.NotNull(await ExplanationAsync(hub, "suppliers"));
        await MoveAsync(hub, "approve", "bob", HttpStatusCode.OK);
        Assert.Null(await ExplanationAsync(hub, "suppliers"));
        Assert.Contains("the supplier S-77 in mes-b2mml is the supplier 100023", await hub.Http.GetStringAsync(new Uri("reconciliation/supplier-aliases", UriKind.Relative), Token), StringComparison.Ordinal);
        await MoveAsync(hub, "withdraw", "bob", HttpStatusCode.OK);
        Assert.NotNull(await ExplanationAsync(hub, "suppliers"));
    }

    [Fact]
    public async Task An_attribute_that_no_interface_writes_is_a_task_that_says_where_and_a_change_without_a_new_time_is_no_conflict()
    {
        await using var hub = await HubWithLoads.StartAsync(HubProfile.Embedded, Token);
        await hub.GiveAsync("plm-windchill/part", Part("B"), Token);
        await hub.GiveAsync("erp-sap/product", Sap, Token);
        await hub.GiveAsync("mes-b2mml/material", Mes, Token);
        var finding = (await hub.Http.GetFromJsonAsync<JsonElement>("mismatches?attribute=shelf-life", Token)).GetProperty("items")[0].GetProperty("id").GetInt64();

        using var decided = await hub.Http.PostAsJsonAsync("reconciliation/decisions", new { findings = new[] { finding }, kind = "correct-there", author = "ann", reason = "SAP is right" }, Token);
        var tasks = await hub.Http.GetFromJsonAsync<JsonElement>("reconciliation/corrections", Token);

        Assert.Contains("by a person there: no route leads corrections of the total shelf life to mes-b2mml: set the total shelf life (/SyncMaterialDefinition/", await decided.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        Assert.Equal("person", Assert.Single(tasks.EnumerateArray()).GetProperty("by").GetString());

        // An effectivity is an object of its own: the part's change time stays, and the message is new all the same.
        Assert.Equal(1, (await hub.GiveAsync("plm-windchill/part", Part("B", "2026-04-01T00:00:00Z"), Token)).GetValueOrDefault(MessageState.Applied));
        Assert.Equal("2026-04-01T00:00:00Z", Assert.Single((await hub.SaysAsync("0815", Token))!.Facts!.Effectivity!).From);
        Assert.DoesNotContain(await hub.FindingsAsync("0815", Token), one => one.Gate == Gate.IdentityUnresolved);
    }

    [Fact]
    public async Task Supplier_aliases_go_out_and_come_back_in_a_spreadsheet_once_for_all_items_and_two_must_agree()
    {
        await using var hub = await HubWithLoads.StartAsync(HubProfile.Embedded, Token);
        foreach (var item in new[] { "0815", "0816" })
        {
            await hub.GiveAsync("erp-tryton/product", Purchasing("100023", item), Token);
            await hub.GiveAsync("mes-b2mml/material", Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(Mes).Replace("0815", item, StringComparison.Ordinal)), Token, $"{item}.xml");
        }

        var sheet = await hub.Http.GetStringAsync(new Uri("reconciliation/worklist.csv?attribute=suppliers", UriKind.Relative), Token);
        Assert.Equal(2, sheet.Split("\"S-77\",\"100023\"").Length - 1);
        var filled = sheet.Replace("\"\",\"\",\"\",\"\",\"\",\"\",\"S-77\"", "\"supplier-alias\",\"the list of March\",\"\",\"\",\"\",\"\",\"S-77\"", StringComparison.Ordinal);
        Assert.Contains("names 100023. Choose one of them.", await ImportAsync(hub, filled.Replace("\"100023\"", "\"100024\"", StringComparison.Ordinal), HttpStatusCode.BadRequest), StringComparison.Ordinal);

        var taken = JsonDocument.Parse(await ImportAsync(hub, filled, HttpStatusCode.OK)).RootElement.EnumerateArray().Select(answer => answer.GetProperty("decision").GetProperty("rule").GetString()).ToList();
        Assert.Equal(["decision/1@1", "decision/1@1"], taken);
        Assert.Equal(2, await OpenAsync());
        await MoveAsync(hub, "approve", "ann", HttpStatusCode.Conflict);
        Assert.Equal(2, await OpenAsync());
        await MoveAsync(hub, "approve", "bob", HttpStatusCode.OK);
        Assert.Equal(0, await OpenAsync());

        async Task<int> OpenAsync() => (await hub.Http.GetFromJsonAsync<JsonElement>("mismatches?attribute=suppliers", Token)).GetProperty("total").GetInt32();
    }

    [Fact]
    public async Task A_rehearsal_is_a_document_to_download_that_names_the_stock_which_passed_the_hub()
    {
        await using var hub = await HubWithLoads.StartAsync(HubProfile.Embedded, Token);
        await hub.GiveAsync("plm-windchill/part", Part("B"), Token);
        await hub.GiveAsync("erp-sap/product", Sap, Token);

        await hub.GiveAsync("srm-sim/receipt", Encoding.UTF8.GetBytes(
            """{"asn":"ASN-1","supplier":{"id":"100023","name":"Harz"},"item":"0815","supplierLot":"H-1","lot":"L9","quantity":"50","uom":"PCE","receivedAt":"2026-03-02T06:10:00+01:00","plant":"1000"}"""), Token);

        using var document = await hub.Http.GetAsync(new Uri("reconciliation/rehearsal.md?item=0815&to=serial&from=2027-03-01", UriKind.Relative), Token);
        using var wrong = await hub.Http.GetAsync(new Uri("reconciliation/rehearsal.md?item=0815&to=perhaps", UriKind.Relative), Token);

        Assert.Equal(("text/markdown", "flag-change-0815.md"), (document.Content.Headers.ContentType!.MediaType, document.Content.Headers.ContentDisposition!.FileName));
        var text = await document.Content.ReadAsStringAsync(Token);
        Assert.StartsWith("# 0815: lot none, serial required from 2027-03-01T00:00:00Z\nAt least one system refuses the change today.\n", text, StringComparison.Ordinal);
        Assert.Contains("no stock of it exists (not met: stock was reported)", text, StringComparison.Ordinal);
        Assert.Contains("- 50 C62 in hamburg: lot L9.", text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
    }

    private static byte[] Part(string revision, string? effective = null) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        value = new[]
        {
            new
            {
                ID = "OR:1",
                Number = "0815",
                Revision = revision,
                LastModified = "2026-01-01T00:00:00Z",
                DefaultTraceCode = new { Value = "L" },
                Effectivities = effective is null ? [] : new object[] { new Dictionary<string, object> { ["@odata.type"] = "#PTC.EffectivityMgmt.DateEffectivity", ["DateRange"] = new { StartDate = effective } } },
            },
        },
    });

    private static async Task<string> ImportAsync(HubWithLoads hub, string sheet, HttpStatusCode expected)
    {
        using var body = new ByteArrayContent(Encoding.UTF8.GetBytes(sheet)) { Headers = { ContentType = new("application/octet-stream") } };
        using var answer = await hub.Http.PostAsync(new Uri("reconciliation/worklist?name=w.csv&author=ann", UriKind.Relative), body, Token);
        var text = await answer.Content.ReadAsStringAsync(Token);
        Assert.True(answer.StatusCode == expected, text);
        return text;
    }

    private static byte[] Purchasing(string supplier, string item = "0815") => Encoding.UTF8.GetBytes(
        $$$"""{"records":[{"id":{{{item.TrimStart('0')}}},"code":"{{{item}}}","active":true,"create_date":"2026-01-01T00:00:00Z","template.":{"type":"goods","lot_required":["supplier","customer","storage","production"],"default_uom.":{"symbol":"kg"},"product_suppliers.":[{"id":1,"party.":{"id":2,"code":"{{{supplier}}}"}}]}}]}""");

    private static async Task<string> ProposeAsync(HubWithLoads hub, string? reason, HttpStatusCode expected)
    {
        using var answer = await hub.Http.PostAsJsonAsync("reconciliation/supplier-aliases", new { aliases = new[] { new { system = "mes-b2mml", number = "S-77", supplier = "100023" } }, author = "ann", reason }, Token);
        var text = await answer.Content.ReadAsStringAsync(Token);
        Assert.True(answer.StatusCode == expected, text);
        return text;
    }

    private static async Task MoveAsync(HubWithLoads hub, string step, string by, HttpStatusCode expected)
    {
        using var answer = await hub.Http.PostAsync(new Uri($"reconciliation/decisions/1/{step}?by={by}", UriKind.Relative), null, Token);
        Assert.Equal(expected, answer.StatusCode);
    }

    // Null where no mismatch of the attribute is open.
    private static async Task<string?> ExplanationAsync(HubWithLoads hub, string attribute) =>
        (await hub.Http.GetFromJsonAsync<JsonElement>($"mismatches?attribute={attribute}", Token)).GetProperty("items").EnumerateArray().Select(one => one.GetProperty("finding").GetProperty("explanation").GetString()).SingleOrDefault();
}
