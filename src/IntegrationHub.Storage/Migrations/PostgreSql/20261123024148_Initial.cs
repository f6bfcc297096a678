using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace IntegrationHub.Storage.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "activation",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Interface = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Closure = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    EffectiveFrom = table.Column<long>(type: "bigint", nullable: false),
                    Standing = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_activation", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "audit",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "bigint", nullable: false),
                    Entry = table.Column<byte[]>(type: "bytea", nullable: false),
                    LeafHash = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_audit", x => x.Sequence);
                });

            migrationBuilder.CreateTable(
                name: "canonical_message",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    MessageId = table.Column<long>(type: "bigint", nullable: false),
                    Ordinal = table.Column<int>(type: "integer", nullable: false),
                    Type = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Document = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_canonical_message", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "closure",
                columns: table => new
                {
                    Hash = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Interface = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Items = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_closure", x => x.Hash);
                });

            migrationBuilder.CreateTable(
                name: "controlled_item",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Path = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Kind = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ItemId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Version = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    SemanticHash = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ByteHash = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Bytes = table.Column<byte[]>(type: "bytea", nullable: false),
                    ImportedAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_controlled_item", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "delivery",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    PublicId = table.Column<Guid>(type: "uuid", nullable: false),
                    CanonicalId = table.Column<long>(type: "bigint", nullable: false),
                    MessageId = table.Column<long>(type: "bigint", nullable: false),
                    Target = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Day = table.Column<int>(type: "integer", nullable: false),
                    Route = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Facts = table.Column<byte[]>(type: "bytea", nullable: false),
                    Closure = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    State = table.Column<string>(type: "text", nullable: false),
                    Attempts = table.Column<int>(type: "integer", nullable: false),
                    NextAttemptAt = table.Column<long>(type: "bigint", nullable: false),
                    LeaseToken = table.Column<long>(type: "bigint", nullable: false),
                    LeaseUntil = table.Column<long>(type: "bigint", nullable: false),
                    Document = table.Column<byte[]>(type: "bytea", nullable: true),
                    Loss = table.Column<byte[]>(type: "bytea", nullable: true),
                    Escrow = table.Column<byte[]>(type: "bytea", nullable: true),
                    Detail = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Reply = table.Column<byte[]>(type: "bytea", nullable: true),
                    SettledAt = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_delivery", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "delivery_due",
                columns: table => new
                {
                    MessageId = table.Column<long>(type: "bigint", nullable: false),
                    Target = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Day = table.Column<int>(type: "integer", nullable: false),
                    Due = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_delivery_due", x => new { x.MessageId, x.Target });
                });

            migrationBuilder.CreateTable(
                name: "envelope",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    PublicId = table.Column<Guid>(type: "uuid", nullable: false),
                    Interface = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ReceivedAt = table.Column<long>(type: "bigint", nullable: false),
                    Day = table.Column<int>(type: "integer", nullable: false),
                    Sha256 = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Size = table.Column<int>(type: "integer", nullable: false),
                    ContentType = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    SourceName = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    KeyHeader = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Closure = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    State = table.Column<string>(type: "text", nullable: false),
                    MessageCount = table.Column<int>(type: "integer", nullable: true),
                    Open = table.Column<int>(type: "integer", nullable: false),
                    Attempts = table.Column<int>(type: "integer", nullable: false),
                    NextAttemptAt = table.Column<long>(type: "bigint", nullable: false),
                    LeaseToken = table.Column<long>(type: "bigint", nullable: false),
                    LeaseUntil = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_envelope", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "envelope_body",
                columns: table => new
                {
                    EnvelopeId = table.Column<long>(type: "bigint", nullable: false),
                    Month = table.Column<int>(type: "integer", nullable: false),
                    Body = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_envelope_body", x => x.EnvelopeId);
                });

            migrationBuilder.CreateTable(
                name: "feed",
                columns: table => new
                {
                    Name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Position = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_feed", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "finding",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    MatchKey = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Identity = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Site = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    System = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Gate = table.Column<string>(type: "text", nullable: false),
                    Relation = table.Column<string>(type: "text", nullable: true),
                    Cause = table.Column<string>(type: "text", nullable: true),
                    Severity = table.Column<int>(type: "integer", nullable: false),
                    NeedsPerson = table.Column<bool>(type: "boolean", nullable: false),
                    Body = table.Column<byte[]>(type: "bytea", nullable: false),
                    FirstSeenAt = table.Column<long>(type: "bigint", nullable: false),
                    LastSeenAt = table.Column<long>(type: "bigint", nullable: false),
                    ClosedAt = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_finding", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "genealogy_attachment",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    ChangeId = table.Column<long>(type: "bigint", nullable: false),
                    Ordinal = table.Column<int>(type: "integer", nullable: false),
                    GroupId = table.Column<long>(type: "bigint", nullable: false),
                    NodeId = table.Column<long>(type: "bigint", nullable: false),
                    Role = table.Column<int>(type: "integer", nullable: false),
                    Quantity = table.Column<decimal>(type: "numeric(38,12)", precision: 38, scale: 12, nullable: true),
                    Unit = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Evidence = table.Column<int>(type: "integer", nullable: false),
                    Operation = table.Column<int>(type: "integer", nullable: false),
                    Kind = table.Column<int>(type: "integer", nullable: true),
                    Closes = table.Column<bool>(type: "boolean", nullable: false),
                    EventKey = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    At = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_genealogy_attachment", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "genealogy_change",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Message = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_genealogy_change", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "genealogy_group",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Transformation = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_genealogy_group", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "genealogy_membership",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    UnitId = table.Column<long>(type: "bigint", nullable: false),
                    LotId = table.Column<long>(type: "bigint", nullable: false),
                    Evidence = table.Column<int>(type: "integer", nullable: false),
                    ChangeId = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_genealogy_membership", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "genealogy_name",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    NodeId = table.Column<long>(type: "bigint", nullable: false),
                    Scheme = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Value = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Issuer = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Item = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_genealogy_name", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "genealogy_node",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    Item = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Serial = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Lot = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Container = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_genealogy_node", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "genealogy_observation",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    NodeId = table.Column<long>(type: "bigint", nullable: false),
                    ChangeId = table.Column<long>(type: "bigint", nullable: false),
                    Ordinal = table.Column<int>(type: "integer", nullable: false),
                    Operation = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    EventKey = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    At = table.Column<long>(type: "bigint", nullable: true),
                    Context = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_genealogy_observation", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "genealogy_retraction",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    EventKey = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ChangeId = table.Column<long>(type: "bigint", nullable: false),
                    Reason = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    DeclaredAt = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_genealogy_retraction", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "hold",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    NcrId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    System = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Unit = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    State = table.Column<int>(type: "integer", nullable: false),
                    RequestedAt = table.Column<long>(type: "bigint", nullable: false),
                    AcknowledgedAt = table.Column<long>(type: "bigint", nullable: true),
                    Quantity = table.Column<decimal>(type: "numeric(38,12)", precision: 38, scale: 12, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_hold", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "master_snapshot",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    System = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Item = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    MatchKey = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Site = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    ValidFrom = table.Column<long>(type: "bigint", nullable: false),
                    ValidFromStated = table.Column<bool>(type: "boolean", nullable: false),
                    RecordedAt = table.Column<long>(type: "bigint", nullable: false),
                    Sequence = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    SequenceOrder = table.Column<long>(type: "bigint", nullable: false),
                    Message = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    MappingVersion = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Content = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_master_snapshot", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "message",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    EnvelopeId = table.Column<long>(type: "bigint", nullable: false),
                    Ordinal = table.Column<int>(type: "integer", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Pointer = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Interface = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Day = table.Column<int>(type: "integer", nullable: false),
                    State = table.Column<string>(type: "text", nullable: false),
                    Reason = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Key = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Closure = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Build = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    SettledAt = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_message", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "message_key",
                columns: table => new
                {
                    Interface = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    BodyHash = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    MessageId = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_message_key", x => new { x.Interface, x.Key });
                });

            migrationBuilder.CreateTable(
                name: "nonconformance",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    NcrId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Source = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Message = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    RecordedAt = table.Column<long>(type: "bigint", nullable: false),
                    Document = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_nonconformance", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "problem",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    MessageId = table.Column<long>(type: "bigint", nullable: false),
                    DeliveryId = table.Column<long>(type: "bigint", nullable: true),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    Step = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Code = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Message = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Place = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Rule = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    RawValue = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_problem", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_activation_Interface_EffectiveFrom",
                table: "activation",
                columns: new[] { "Interface", "EffectiveFrom" });

            migrationBuilder.CreateIndex(
                name: "IX_canonical_message_MessageId_Ordinal",
                table: "canonical_message",
                columns: new[] { "MessageId", "Ordinal" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_controlled_item_Kind_ItemId_Version_ByteHash",
                table: "controlled_item",
                columns: new[] { "Kind", "ItemId", "Version", "ByteHash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_delivery_MessageId",
                table: "delivery",
                column: "MessageId");

            migrationBuilder.CreateIndex(
                name: "IX_delivery_PublicId",
                table: "delivery",
                column: "PublicId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_delivery_State_NextAttemptAt",
                table: "delivery",
                columns: new[] { "State", "NextAttemptAt" });

            migrationBuilder.CreateIndex(
                name: "IX_delivery_Target_Day",
                table: "delivery",
                columns: new[] { "Target", "Day" });

            migrationBuilder.CreateIndex(
                name: "IX_envelope_Interface_Day",
                table: "envelope",
                columns: new[] { "Interface", "Day" });

            migrationBuilder.CreateIndex(
                name: "IX_envelope_Open_NextAttemptAt",
                table: "envelope",
                columns: new[] { "Open", "NextAttemptAt" });

            migrationBuilder.CreateIndex(
                name: "IX_envelope_PublicId",
                table: "envelope",
                column: "PublicId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_envelope_body_Month",
                table: "envelope_body",
                column: "Month");

            migrationBuilder.CreateIndex(
                name: "IX_finding_ClosedAt_NeedsPerson_Severity_FirstSeenAt",
                table: "finding",
                columns: new[] { "ClosedAt", "NeedsPerson", "Severity", "FirstSeenAt" });

            migrationBuilder.CreateIndex(
                name: "IX_finding_MatchKey_ClosedAt",
                table: "finding",
                columns: new[] { "MatchKey", "ClosedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_genealogy_attachment_ChangeId_Ordinal",
                table: "genealogy_attachment",
                columns: new[] { "ChangeId", "Ordinal" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_genealogy_attachment_GroupId",
                table: "genealogy_attachment",
                column: "GroupId");

            migrationBuilder.CreateIndex(
                name: "IX_genealogy_attachment_NodeId",
                table: "genealogy_attachment",
                column: "NodeId");

            migrationBuilder.CreateIndex(
                name: "IX_genealogy_change_Message",
                table: "genealogy_change",
                column: "Message",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_genealogy_group_Key",
                table: "genealogy_group",
                column: "Key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_genealogy_membership_LotId",
                table: "genealogy_membership",
                column: "LotId");

            migrationBuilder.CreateIndex(
                name: "IX_genealogy_membership_UnitId_LotId_ChangeId",
                table: "genealogy_membership",
                columns: new[] { "UnitId", "LotId", "ChangeId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_genealogy_name_NodeId",
                table: "genealogy_name",
                column: "NodeId");

            migrationBuilder.CreateIndex(
                name: "IX_genealogy_name_Value_Scheme_Issuer_Item_NodeId",
                table: "genealogy_name",
                columns: new[] { "Value", "Scheme", "Issuer", "Item", "NodeId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_genealogy_node_Key",
                table: "genealogy_node",
                column: "Key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_genealogy_observation_ChangeId_Ordinal",
                table: "genealogy_observation",
                columns: new[] { "ChangeId", "Ordinal" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_genealogy_observation_NodeId",
                table: "genealogy_observation",
                column: "NodeId");

            migrationBuilder.CreateIndex(
                name: "IX_genealogy_retraction_EventKey_ChangeId",
                table: "genealogy_retraction",
                columns: new[] { "EventKey", "ChangeId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_hold_NcrId_System_Unit",
                table: "hold",
                columns: new[] { "NcrId", "System", "Unit" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_hold_System_Unit",
                table: "hold",
                columns: new[] { "System", "Unit" });

            migrationBuilder.CreateIndex(
                name: "IX_master_snapshot_MatchKey_System_Site",
                table: "master_snapshot",
                columns: new[] { "MatchKey", "System", "Site" });

            migrationBuilder.CreateIndex(
                name: "IX_message_EnvelopeId_Ordinal",
                table: "message",
                columns: new[] { "EnvelopeId", "Ordinal" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_message_Name",
                table: "message",
                column: "Name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_message_State_Interface_Day",
                table: "message",
                columns: new[] { "State", "Interface", "Day" });

            migrationBuilder.CreateIndex(
                name: "IX_nonconformance_Message",
                table: "nonconformance",
                column: "Message",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_nonconformance_NcrId",
                table: "nonconformance",
                column: "NcrId");

            migrationBuilder.CreateIndex(
                name: "IX_problem_DeliveryId",
                table: "problem",
                column: "DeliveryId");

            migrationBuilder.CreateIndex(
                name: "IX_problem_MessageId",
                table: "problem",
                column: "MessageId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "activation");

            migrationBuilder.DropTable(
                name: "audit");

            migrationBuilder.DropTable(
                name: "canonical_message");

            migrationBuilder.DropTable(
                name: "closure");

            migrationBuilder.DropTable(
                name: "controlled_item");

            migrationBuilder.DropTable(
                name: "delivery");

            migrationBuilder.DropTable(
                name: "delivery_due");

            migrationBuilder.DropTable(
                name: "envelope");

            migrationBuilder.DropTable(
                name: "envelope_body");

            migrationBuilder.DropTable(
                name: "feed");

            migrationBuilder.DropTable(
                name: "finding");

            migrationBuilder.DropTable(
                name: "genealogy_attachment");

            migrationBuilder.DropTable(
                name: "genealogy_change");

            migrationBuilder.DropTable(
                name: "genealogy_group");

            migrationBuilder.DropTable(
                name: "genealogy_membership");

            migrationBuilder.DropTable(
                name: "genealogy_name");

            migrationBuilder.DropTable(
                name: "genealogy_node");

            migrationBuilder.DropTable(
                name: "genealogy_observation");

            migrationBuilder.DropTable(
                name: "genealogy_retraction");

            migrationBuilder.DropTable(
                name: "hold");

            migrationBuilder.DropTable(
                name: "master_snapshot");

            migrationBuilder.DropTable(
                name: "message");

            migrationBuilder.DropTable(
                name: "message_key");

            migrationBuilder.DropTable(
                name: "nonconformance");

            migrationBuilder.DropTable(
                name: "problem");
        }
    }
}
