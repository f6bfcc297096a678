using IntegrationHub.Core.Canonical.Events;
using IntegrationHub.Core.Tests.Genealogy.Conservation;
using IntegrationHub.Core.Tests.Translation;
using Xunit;

namespace IntegrationHub.Core.Tests.Genealogy.Boundaries;

/// <summary>Which test shows the boundary of which operation. A new operation gets a line and a test.</summary>
public sealed class BoundaryTableTests
{
    private static readonly Dictionary<Operation, (Type Tests, string Name)> Table = new()
    {
        [Operation.Receive] = (typeof(ConservationTests), nameof(ConservationTests.Pieces_rest_consumed_scrapped_and_shipped_make_up_what_came_in)),
        [Operation.Issue] = (typeof(GenealogyFactsTests), "Issue_and_product_of_one_order_are_joined_whichever_comes_first"),
        [Operation.Produce] = (typeof(GenealogyFactsTests), "An_issue_that_names_its_output_does_not_reach_other_outputs_of_the_order"),
        [Operation.CoProduct] = (typeof(BoundaryTests), nameof(BoundaryTests.Merged_lots_and_products_beside_the_main_one_come_into_their_own_accounts)),
        [Operation.ByProduct] = (typeof(BoundaryTests), nameof(BoundaryTests.Merged_lots_and_products_beside_the_main_one_come_into_their_own_accounts)),
        [Operation.Backflush] = (typeof(ConservationTests), nameof(ConservationTests.What_was_only_backflushed_is_an_alarm_of_its_own_and_makes_no_posting_wrong)),
        [Operation.Pack] = (typeof(GenealogyFactsTests), "A_piece_that_was_packed_and_unpacked_does_not_taint_its_neighbours"),
        [Operation.Unpack] = (typeof(GenealogyFactsTests), "A_piece_that_was_packed_and_unpacked_does_not_taint_its_neighbours"),
        [Operation.Kit] = (typeof(BoundaryTests), nameof(BoundaryTests.A_kit_of_which_one_part_is_used_keeps_the_others_out_of_the_product)),
        [Operation.Unkit] = (typeof(BoundaryTests), nameof(BoundaryTests.A_kit_of_which_one_part_is_used_keeps_the_others_out_of_the_product)),
        [Operation.Split] = (typeof(ConservationTests), nameof(ConservationTests.A_split_whose_parts_do_not_add_up_is_an_alarm)),
        [Operation.Merge] = (typeof(BoundaryTests), nameof(BoundaryTests.Merged_lots_and_products_beside_the_main_one_come_into_their_own_accounts)),
        [Operation.Repack] = (typeof(BoundaryTests), nameof(BoundaryTests.Bulk_that_is_repacked_into_smaller_units_keeps_its_quantity_and_its_origin)),
        [Operation.Relabel] = (typeof(BoundaryTests), nameof(BoundaryTests.A_relabelled_lot_and_a_rolled_part_number_lead_back_to_what_they_were)),
        [Operation.Convert] = (typeof(BoundaryTests), nameof(BoundaryTests.A_relabelled_lot_and_a_rolled_part_number_lead_back_to_what_they_were)),
        [Operation.Substitute] = (typeof(BoundaryTests), nameof(BoundaryTests.A_substitute_that_is_tracked_more_weakly_is_held_until_a_concession_is_named)),
        [Operation.Rework] = (typeof(GenealogyFactsTests), "A_part_that_was_removed_may_be_installed_again"),
        [Operation.Remove] = (typeof(GenealogyFactsTests), "A_part_that_was_removed_may_be_installed_again"),
        [Operation.Install] = (typeof(ConservationTests), nameof(ConservationTests.A_piece_used_twice_is_an_alarm_and_one_that_came_back_in_between_is_none)),
        [Operation.Disassemble] = (typeof(BoundaryTests), nameof(BoundaryTests.A_part_taken_out_of_one_product_and_built_into_another_is_in_the_second_and_counts_once)),
        [Operation.Serialise] = (typeof(DirectionTests), nameof(DirectionTests.A_lot_of_a_supplier_that_is_serialised_on_the_shop_floor_stays_one_lot_for_the_ERP_and_reaches_its_pieces)),
        [Operation.Deserialise] = (typeof(BoundaryTests), nameof(BoundaryTests.What_only_names_packs_or_judges_material_changes_no_quantity)),
        [Operation.SubcontractOut] = (typeof(BoundaryTests), nameof(BoundaryTests.What_is_at_a_subcontractor_is_not_there_and_comes_back_as_received)),
        [Operation.SubcontractIn] = (typeof(BoundaryTests), nameof(BoundaryTests.What_is_at_a_subcontractor_is_not_there_and_comes_back_as_received)),
        [Operation.Transfer] = (typeof(ConservationTests), nameof(ConservationTests.A_segment_has_an_account_of_its_own_and_a_transfer_changes_the_segments_and_not_the_lot)),
        [Operation.Sample] = (typeof(BoundaryTests), nameof(BoundaryTests.Part_of_a_lot_is_scrapped_destroyed_sampled_or_found_less_and_the_rest_stays)),
        [Operation.Destroy] = (typeof(BoundaryTests), nameof(BoundaryTests.Part_of_a_lot_is_scrapped_destroyed_sampled_or_found_less_and_the_rest_stays)),
        [Operation.Scrap] = (typeof(BoundaryTests), nameof(BoundaryTests.Part_of_a_lot_is_scrapped_destroyed_sampled_or_found_less_and_the_rest_stays)),
        [Operation.Reallocate] = (typeof(BoundaryTests), nameof(BoundaryTests.A_piece_that_is_reallocated_is_free_for_its_next_order)),
        [Operation.Return] = (typeof(BoundaryTests), nameof(BoundaryTests.A_shipped_piece_that_came_back_and_was_replaced_is_there_and_its_replacement_is_gone)),
        [Operation.Ship] = (typeof(DirectionTests), nameof(DirectionTests.A_serial_captured_only_at_shipment_is_shipped_by_lot_in_the_ERP_and_joins_its_lot_from_then_on)),
        [Operation.Count] = (typeof(ConservationTests), nameof(ConservationTests.The_first_count_opens_a_lot_and_a_later_one_that_differs_is_told_and_corrects_nothing)),
        [Operation.Adjust] = (typeof(BoundaryTests), nameof(BoundaryTests.Part_of_a_lot_is_scrapped_destroyed_sampled_or_found_less_and_the_rest_stays)),
        [Operation.Expire] = (typeof(BoundaryTests), nameof(BoundaryTests.What_only_names_packs_or_judges_material_changes_no_quantity)),
        [Operation.Extend] = (typeof(BoundaryTests), nameof(BoundaryTests.What_only_names_packs_or_judges_material_changes_no_quantity)),
        [Operation.Hold] = (typeof(BoundaryTests), nameof(BoundaryTests.What_only_names_packs_or_judges_material_changes_no_quantity)),
        [Operation.Release] = (typeof(BoundaryTests), nameof(BoundaryTests.What_only_names_packs_or_judges_material_changes_no_quantity)),
        [Operation.Correct] = (typeof(GenealogyFactsTests), "A_correction_takes_the_event_back_whichever_comes_first"),
        [Operation.Reverse] = (typeof(BoundaryTests), nameof(BoundaryTests.A_reversal_takes_an_event_back_by_its_id_or_by_its_reference_document_and_moves_nothing_itself)),
        [Operation.Observe] = (typeof(BoundaryTests), nameof(BoundaryTests.What_only_names_packs_or_judges_material_changes_no_quantity)),
    };

    [Fact]
    public void Every_operation_has_a_named_test_of_its_boundary() =>
        Assert.All(Enum.GetValues<Operation>(), operation => Assert.True(Table.TryGetValue(operation, out var test) && test.Tests.GetMethod(test.Name) is not null, $"{operation}"));
}
