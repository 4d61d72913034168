import { Module } from '@nestjs/common';
import { DepartmentSubmissions } from './department-submissions.js';
import { DepartmentTurn } from './department-turn.js';
import { DepartmentsController } from './departments.controller.js';
import { GroupRosters } from './group-rosters.js';
import { HostUnitController } from './host-unit.controller.js';
import { NameOwner } from './name-owner.js';
import { UnitRegister } from './unit-register.js';
import { AddAliasHandler } from './use-cases/add-alias.js';
import { AddGroupMembersHandler } from './use-cases/add-group-members.js';
import { ChangeDepartmentClassHandler } from './use-cases/change-department-class.js';
import { EndGroupMembershipHandler } from './use-cases/end-group-membership.js';
import { MergeDepartmentHandler } from './use-cases/merge-department.js';
import { NameHostUnitHandler } from './use-cases/name-host-unit.js';
import { RegisterDepartmentHandler } from './use-cases/register-department.js';
import { RenameDepartmentHandler } from './use-cases/rename-department.js';
import { SetDepartmentOrderHandler } from './use-cases/set-department-order.js';

@Module({
  controllers: [DepartmentsController, HostUnitController],
  providers: [
    DepartmentSubmissions, DepartmentTurn, GroupRosters, NameOwner, UnitRegister,
    AddAliasHandler, MergeDepartmentHandler, NameHostUnitHandler, RegisterDepartmentHandler, RenameDepartmentHandler,
    ChangeDepartmentClassHandler, SetDepartmentOrderHandler, AddGroupMembersHandler, EndGroupMembershipHandler,
  ],
  exports: [DepartmentTurn, GroupRosters, UnitRegister],
})
export class DepartmentsModule {}
